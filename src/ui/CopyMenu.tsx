/** Menus whose items copy something, or act on it: one with its own button, and one shared by the buttons of many rows. */
import { Menu } from '@base-ui/react/menu';
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { testHooks } from '../base/testHooks.ts';
import { copyText } from './CopyButton.tsx';
import styles from './CopyMenu.module.css';

export interface CopyMenuItem {
  readonly label: string;
  /** Shown after the label, in grey. */
  readonly hint?: string;
  /** Returns what is copied when the item is chosen. */
  readonly text?: () => string;
  /** For an item that does something else. */
  readonly run?: () => void;
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
      <Menu.Trigger
        className={styles.trigger}
        aria-label={shown}
        title={shown}
        data-testid={testHooks.copyMenu}
      >
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={styles.positioner}>
          <Popup items={items} onCopied={setIsCopied} />
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Opens the shared menu at a button. */
export type OpenCopyMenu = (button: HTMLElement, items: readonly CopyMenuItem[]) => void;

interface SharedCopyMenu {
  readonly open: OpenCopyMenu;
  /** To be rendered once. */
  readonly menu: ReactNode;
}

/**
 * One menu for the buttons of many rows: a row needs only a
 * plain button; a menu per row would cost a millisecond each.
 */
export function useSharedCopyMenu(): SharedCopyMenu {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [items, setItems] = useState<readonly CopyMenuItem[]>([]);
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback<OpenCopyMenu>((nextButton, nextItems) => {
    setButton(nextButton);
    setItems(nextItems);
    setIsOpen(true);
  }, []);
  useEffect(() => {
    if (button === null || !isOpen) return;
    button.setAttribute('aria-expanded', 'true');
    return () => button.removeAttribute('aria-expanded');
  }, [button, isOpen]);
  const menu = (
    <Menu.Root open={isOpen} onOpenChange={setIsOpen} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={button} align="end" sideOffset={4} className={styles.positioner}>
          <Popup items={items} finalFocus={() => button} />
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
  return { open, menu };
}

interface CopyMenuButtonProps {
  readonly label: string;
  readonly open: OpenCopyMenu;
  /** Called when the button is pressed. */
  readonly items: () => readonly CopyMenuItem[];
  readonly className?: string;
}

/** A row's button for the shared menu. */
export function CopyMenuButton({ label, open, items, className }: CopyMenuButtonProps) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={label}
      title={label}
      data-testid={testHooks.copyMenu}
      className={className === undefined ? styles.rowTrigger : `${styles.rowTrigger} ${className}`}
      onClick={(event) => open(event.currentTarget, items())}
    >
      <Ellipsis size={14} aria-hidden />
    </button>
  );
}

interface PopupProps {
  readonly items: readonly CopyMenuItem[];
  readonly onCopied?: (isCopied: boolean) => void;
  readonly finalFocus?: () => HTMLElement | null;
}

function Popup({ items, onCopied, finalFocus }: PopupProps) {
  const choose = ({ text, run }: CopyMenuItem) => {
    run?.();
    if (text === undefined) return;
    copyText(text()).then(
      (isCopied) => onCopied?.(isCopied),
      () => onCopied?.(false),
    );
  };
  return (
    <Menu.Popup className={styles.popup} finalFocus={finalFocus}>
      {items.map((item) => (
        <Menu.Item
          key={item.label}
          className={styles.item}
          data-testid={testHooks.copyItem}
          onClick={() => choose(item)}
        >
          {item.label}
          {item.hint !== undefined && <span className={styles.hint}>{item.hint}</span>}
        </Menu.Item>
      ))}
    </Menu.Popup>
  );
}
