/** A whole text in a scrolling box. Of a very long one, only the pieces in view are laid out. */
import { type CSSProperties, memo, useMemo } from 'react';
import { hasLongWord, splitText } from '../base/text/foldText.ts';
import styles from './LongText.module.css';

export interface TextBoxProps {
  readonly text: string;
  /** Name for screen readers. */
  readonly label: string;
}

/** px, as in the style sheet. */
const LINE_HEIGHT = 18;

export const TextBox = memo(function TextBox({ text, label }: TextBoxProps) {
  const pieces = useMemo(() => splitText(text), [text]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.box} tabIndex={0} aria-label={label} dir="auto">
      {pieces.map((piece, position) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their position
          key={position}
          className={styles.piece}
          data-breaks={hasLongWord(piece.text) ? 'anywhere' : undefined}
          style={placeOf(piece.lines)}
        >
          {piece.text}
        </span>
      ))}
    </section>
  );
});

/** The approximate size of a piece until it is laid out. */
function placeOf(lines: number): CSSProperties {
  return { containIntrinsicHeight: `auto ${lines * LINE_HEIGHT}px` };
}
