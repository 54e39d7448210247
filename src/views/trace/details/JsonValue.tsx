/** A value that is JSON: one line of it, pretty-printed when it is opened. */
import { useMemo, useState } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { formatTextSize } from '../../../base/text/cutText.ts';
import { foldedText } from '../../../base/text/foldText.ts';
import { layoutJson } from '../../../model/details/jsonLayout.ts';
import { JsonView } from '../../../ui/JsonView.tsx';
import { TextBox } from '../../../ui/TextBox.tsx';
import { TextButton } from '../../../ui/TextButton.tsx';
import styles from './AttributeValue.module.css';

/** JSON up to this length is easy to read as it is. */
const SHORT_CHARACTERS = 60;
/** Longer JSON is shown as it is: pretty-printing it would take too long after a click. */
const MOST_CHARACTERS = 2_000_000;
/** Lines that are shown at once. */
const PAGE_LINES = 500;

export function JsonValue({ text }: { readonly text: string }) {
  const [isOpen, setIsOpen] = useState(false);
  if (text.length <= SHORT_CHARACTERS) return <span className={styles.text}>{text}</span>;
  return (
    <span className={styles.long} data-opened={isOpen}>
      {isOpen ? <OpenJson text={text} /> : <span className={styles.preview}>{foldedText(text)}</span>}
      <TextButton aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? 'Show less' : `JSON, ${formatTextSize(text.length)}, show all`}
      </TextButton>
    </span>
  );
}

function OpenJson({ text }: { readonly text: string }) {
  const lines = useMemo(() => (text.length > MOST_CHARACTERS ? undefined : layoutJson(text)), [text]);
  const [limit, setLimit] = useState(PAGE_LINES);
  if (lines === undefined) return <TextBox text={text} label="Value, not quite JSON" />;
  const hidden = lines.length - limit;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.box} tabIndex={0} aria-label="JSON">
        <JsonView lines={hidden > 0 ? lines.slice(0, limit) : lines} />
      </section>
      {hidden > 0 && (
        <TextButton onClick={() => setLimit(limit * 4)}>{formatCount(hidden)} more lines</TextButton>
      )}
    </>
  );
}
