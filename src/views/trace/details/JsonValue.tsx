/** A value that is JSON: one line of it, laid out for reading when it is opened. */
import { useMemo, useState } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { foldedText, formatTextSize } from '../../../model/valueFormat.ts';
import { layoutJson } from '../../../model/valueFormatJson.ts';
import { JsonView } from '../../../ui/JsonView.tsx';
import styles from './AttributeValue.module.css';
import { LongText } from './LongText.tsx';
import { TextButton } from './TextButton.tsx';

/** JSON up to this length is read easily as it is. */
const SHORT_CHARACTERS = 60;
/** Lines that are laid out at once. */
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
  const lines = useMemo(() => layoutJson(text), [text]);
  const [limit, setLimit] = useState(PAGE_LINES);
  if (lines === undefined) return <LongText text={text} label="Value, not quite JSON" />;
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
