/** Copies, and remembers for a moment that it did. */
import { useEffect, useState } from 'react';
import { copyText } from '../../../ui/CopyButton.tsx';

export interface Copied {
  readonly isCopied: boolean;
  readonly copy: (text: string) => void;
}

export function useCopied(): Copied {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = (text: string) => {
    copyText(text).then(setIsCopied, () => setIsCopied(false));
  };
  return { isCopied, copy };
}
