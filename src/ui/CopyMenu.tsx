/** Menus whose items copy something: one with its own button, and one that many buttons share. */
import { Menu } from '@base-ui/react/menu';
import { Check, Copy, Ellipsis } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from './CopyButton.tsx';
import styles from './CopyMenu.module.css';

export interface CopyMenuItem {
  readonly label: string;
  /** Stands behind the label, in grey. */
  readonly hint?: string;
  /** Called when the item is chosen. */
  readonly text: () => string;
}

interface CopyMenuProps {
  /** What is copied: `Copy span`. */
  readonly label: string;
  readonly items: readonly CopyMenuItem[];
}

/** A button that opens a menu of things to copy, and shows for a moment that one was copied. */
export function CopyMenu({ label, items }: CopyMenuProps) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const shown = isCopied ? 'Copied' : label;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.trigger} aria-label={shown} title={shown}>
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </Menu.Trigger>
      <Popup items={items} onCopied={setIsCopied} />
    </Menu.Root>
  );
}

/** Joins the buttons of many rows to one menu, so that a row costs no more than its button. */
export type SharedCopyMenuHandle = ReturnType<typeof createSharedCopyMenu>;

export function createSharedCopyMenu() {
  return Menu.createHandle<() => readonly CopyMenuItem[]>();
}

/** The one menu of a handle; it must be mounted once where its buttons are. */
export function SharedCopyMenu({ handle }: { readonly handle: SharedCopyMenuHandle }) {
  return (
    <Menu.Root handle={handle} modal={false}>
      {({ payload }) => <Popup items={payload === undefined ? [] : payload()} />}
    </Menu.Root>
  );
}

interface SharedCopyMenuButtonProps {
  readonly handle: SharedCopyMenuHandle;
  readonly label: string;
  /** Called when the menu opens. */
  readonly items: () => readonly CopyMenuItem[];
  readonly className?: string;
}

export function SharedCopyMenuButton({ handle, label, items, className }: SharedCopyMenuButtonProps) {
  return (
    <Menu.Trigger
      handle={handle}
      payload={items}
      aria-label={label}
      title={label}
      className={className === undefined ? styles.rowTrigger : `${styles.rowTrigger} ${className}`}
    >
      <Ellipsis size={14} aria-hidden />
    </Menu.Trigger>
  );
}

interface PopupProps {
  readonly items: readonly CopyMenuItem[];
  readonly onCopied?: (isCopied: boolean) => void;
}

function Popup({ items, onCopied }: PopupProps) {
  const copy = (item: CopyMenuItem) => {
    copyText(item.text()).then(
      (isCopied) => onCopied?.(isCopied),
      () => onCopied?.(false),
    );
  };
  return (
    <Menu.Portal>
      <Menu.Positioner align="end" sideOffset={4} className={styles.positioner}>
        <Menu.Popup className={styles.popup}>
          {items.map((item) => (
            <Menu.Item key={item.label} className={styles.item} onClick={() => copy(item)}>
              {item.label}
              {item.hint !== undefined && <span className={styles.hint}>{item.hint}</span>}
            </Menu.Item>
          ))}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
