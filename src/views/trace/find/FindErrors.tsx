/** Mistakes in the query: a wavy line below each in the field, and a message under it. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import { type CSSProperties, type RefObject, useLayoutEffect, useState } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { useTraceState } from '../context/traceView.ts';
import styles from './FindAid.module.css';

export interface FindErrorsProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** Where the list of completions is open: unfinished text there is not a mistake yet. */
  readonly typingAt: number | undefined;
}

export function FindErrors({ input, typingAt }: FindErrorsProps) {
  const all = useTraceState((state) => state.findErrors);
  const errors = all.filter(
    ({ from, length }) => typingAt === undefined || typingAt < from || typingAt > from + length,
  );
  const text = useTraceState((state) => state.findText);
  const box = useTextBox(input, text, errors.length > 0);
  const [first] = errors;
  if (first === undefined || box === undefined) return null;
  // The field's font is monospaced: every character is 1 `ch` wide.
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--text-left': `${box.left}px`,
    '--text-width': `${box.width}px`,
    '--scrolled': `${box.scrolled}px`,
    '--from': `${first.from}ch`,
  };
  return (
    <div className={styles.errors} style={style}>
      <div className={styles.marks} aria-hidden="true">
        {errors.map(({ from, length }) => (
          <span key={from} className={styles.mark} style={{ left: `${from}ch`, width: `${length}ch` }} />
        ))}
      </div>
      <div
        className={styles.message}
        role="status"
        data-testid={testHooks.findError}
        data-from={first.from}
        data-length={first.length}
      >
        <CircleAlert size={13} aria-hidden className={styles.icon} />
        <div>
          {errors.map(({ from, message }) => (
            <p key={from}>{message}</p>
          ))}
        </div>
      </div>
    </div>
  );
}

interface TextBox {
  /** From the left of the field, px. */
  readonly left: number;
  readonly width: number;
  /** How far the text is scrolled to the left, px. */
  readonly scrolled: number;
}

/** Where the field shows its text. */
function useTextBox(
  input: RefObject<HTMLInputElement | null>,
  text: string,
  isNeeded: boolean,
): TextBox | undefined {
  const [box, setBox] = useState<TextBox | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text may be scrolled differently
  useLayoutEffect(() => {
    const element = input.current;
    if (element === null || !isNeeded) return undefined;
    const measure = () =>
      setBox({ left: element.offsetLeft, width: element.clientWidth, scrolled: element.scrollLeft });
    measure();
    element.addEventListener('scroll', measure);
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      sizes.disconnect();
    };
  }, [input, text, isNeeded]);
  return box;
}
