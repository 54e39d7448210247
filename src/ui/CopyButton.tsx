/** A button that copies a text, and shows for a moment that it did. */
import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useEffect, useState } from 'react';
import { IconButton } from './Button.tsx';

export interface CopyButtonProps {
  /** The text, or a function that returns it when the button is pressed. */
  readonly text: string | (() => string);
  /** What the button does: `Copy trace ID`. */
  readonly label: string;
  readonly className?: string;
  readonly tabIndex?: number;
}

type Outcome = 'idle' | 'copied' | 'failed';

export function CopyButton({ text, label, className, tabIndex }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 1500);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    copyText(typeof text === 'string' ? text : text()).then(
      (isCopied) => setOutcome(isCopied ? 'copied' : 'failed'),
      () => setOutcome('failed'),
    );
  };
  const shown = { idle: label, copied: 'Copied', failed: 'Could not copy' }[outcome];
  return (
    <IconButton label={shown} size="small" onClick={copy} className={className} tabIndex={tabIndex}>
      {outcome === 'idle' && <Copy size={13} aria-hidden />}
      {outcome === 'copied' && <Check size={13} aria-hidden />}
      {outcome === 'failed' && <TriangleAlert size={13} aria-hidden />}
    </IconButton>
  );
}

/** Copies with the clipboard API, or with a hidden field if that is not allowed (pages without https). */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (reason) {
      // Not allowed here: the older way below may still work.
      if (!(reason instanceof DOMException)) throw reason;
    }
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
