/** A switch: on or off. */
import type { ComponentProps } from 'react';
import styles from './Field.module.css';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'onChange'> {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheckedChange: (isOn: boolean) => void;
}

export function Switch({ label, title, checked, onCheckedChange, ...rest }: SwitchProps) {
  return (
    <label className={styles.switch} title={title}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
