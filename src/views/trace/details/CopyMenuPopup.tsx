/** The floating part of a menu whose items copy something. */
import { Menu } from '@base-ui/react/menu';
import styles from './CopyMenu.module.css';

export interface CopyMenuItem {
  readonly label: string;
  readonly hint?: string;
  readonly text: () => string;
}

interface CopyMenuPopupProps {
  readonly items: readonly CopyMenuItem[];
  readonly onCopy: (text: string) => void;
}

export function CopyMenuPopup({ items, onCopy }: CopyMenuPopupProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner align="end" sideOffset={4} className={styles.positioner}>
        <Menu.Popup className={styles.popup}>
          {items.map((item) => (
            <Menu.Item key={item.label} className={styles.item} onClick={() => onCopy(item.text())}>
              {item.label}
              {item.hint !== undefined && <span className={styles.hint}>{item.hint}</span>}
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
