/** One value: its exact text, a link, JSON that opens, or long text that unfolds. Never markup. */
import { memo } from 'react';
import type { AttributeDetails } from '../../../model/spanDetails.ts';
import { valueHint, valueShape } from '../../../model/valueFormat.ts';
import styles from './AttributeValue.module.css';
import { JsonValue } from './JsonValue.tsx';
import { LongText } from './LongText.tsx';

export const AttributeValue = memo(function AttributeValue({
  attribute,
}: {
  readonly attribute: AttributeDetails;
}) {
  const { text, type } = attribute;
  const shape = valueShape(attribute);
  if (type === 'empty') return <span className={styles.none}>no value</span>;
  if (text === '') return <span className={styles.none}>empty text</span>;
  if (shape === 'url') {
    return (
      <a className={styles.text} href={text} target="_blank" rel="noopener noreferrer" title={type}>
        {text}
      </a>
    );
  }
  if (shape === 'json') return <JsonValue text={text} />;
  if (shape === 'long') return <LongText text={text} label={`Value of ${attribute.key}`} />;
  const hint = valueHint(attribute);
  return (
    <span className={styles.text} title={type} dir="auto">
      {text}
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </span>
  );
});
