/** A choice of few: the browser's own list in our frame. */
import { ChevronDown } from 'lucide-react';
import { type ComponentProps, useId } from 'react';
import styles from './Field.module.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps
  extends Omit<ComponentProps<'select'>, 'className' | 'children' | 'onChange' | 'value'> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onValueChange: (value: string) => void;
  readonly className?: string;
}

export function Select({
  label,
  isLabelHidden = false,
  value,
  options,
  onValueChange,
  className,
  id,
  ...rest
}: SelectProps) {
  const ownId = useId();
  const selectId = id ?? ownId;
  return (
    <span className={className === undefined ? styles.field : `${styles.field} ${className}`}>
      <label htmlFor={selectId} className={isLabelHidden ? styles.hidden : styles.label}>
        {label}
      </label>
      <select
        {...rest}
        id={selectId}
        className={styles.select}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden className={styles.chevron} />
    </span>
  );
}
