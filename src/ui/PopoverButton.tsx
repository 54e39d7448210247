/** A button that opens a popover below itself: the browser's own, which Escape and a click outside close. */
import { type ReactNode, type ToggleEvent, useId, useRef, useState } from 'react';
import styles from './PopoverButton.module.css';
import { placeBelow } from './placeBelow.ts';

export interface PopoverButtonProps {
  /** The button's name, and the popover's. */
  readonly label: string;
  readonly className?: string;
  /** What the button shows. */
  readonly face: ReactNode;
  /** px */
  readonly width: number;
  /** Rendered only while the popover is open; its first field gets the focus. */
  readonly children: () => ReactNode;
}

export function PopoverButton({ label, className, face, width, children }: PopoverButtonProps) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const onBeforeToggle = (event: ToggleEvent) => {
    if (event.newState !== 'open') return;
    setIsOpen(true);
    placeBelow(popup.current, trigger.current, width);
  };
  const onToggle = (event: ToggleEvent) => {
    if (event.newState === 'open') popup.current?.querySelector('input')?.focus();
    // Not earlier: the browser returns the focus only from elements that still exist.
    else setIsOpen(false);
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
      >
        {face}
      </button>
      <div
        id={id}
        ref={popup}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.popup}
        style={{ width }}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
      >
        {isOpen && children()}
      </div>
    </>
  );
}
