/**
 * One value: its exact text, a link, JSON that opens, or
 * long text that unfolds. It is never rendered as markup.
 */
import { memo } from 'react';
import { cutText } from '../../../base/text/cutText.ts';
import { isLongText } from '../../../base/text/foldText.ts';
import type { AttributeDetails } from '../../../model/details/attributeList.ts';
import { valueHint, valueShape } from '../../../model/details/valueFormat.ts';
import { LongText, type LongTextProps } from '../../../ui/LongText.tsx';
import styles from './AttributeValue.module.css';
import { JsonValue } from './JsonValue.tsx';

export const AttributeValue = memo(function AttributeValue({
  attribute,
}: {
  readonly attribute: AttributeDetails;
}) {
  const { text, type } = attribute;
  const shape = valueShape(attribute);
  if (type === 'empty') return <span className={styles.none}>no value</span>;
  if (text === '') return <span className={styles.none}>empty text</span>;
  const label = `Value of ${cutText(attribute.key)}`;
  if (shape === 'url' && isLongText(text)) return <Code text={text} label={label} href={text} />;
  if (shape === 'url') {
    return (
      <a className={styles.text} href={text} target="_blank" rel="noopener noreferrer" title={type}>
        {text}
      </a>
    );
  }
  if (shape === 'json') return <JsonValue text={text} />;
  if (shape === 'long') return <Code text={text} label={label} />;
  const hint = valueHint(attribute);
  return (
    <span className={styles.text} title={type} dir="auto">
      {text}
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
    </span>
  );
});

function Code(props: LongTextProps) {
  return (
    <span className={styles.code}>
      <LongText {...props} />
    </span>
  );
}
