/** One event of a span: its time and a one-line summary; opened, all of it. */
import ChevronRight from 'lucide-react/icons/chevron-right';
import { formatDuration } from '../../../base/formatDuration.ts';
import { formatOffset, type OffsetForm } from '../../../base/formatOffset.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText, LINE_CHARACTERS } from '../../../base/text/cutText.ts';
import type { AttributeDetails, AttributeList } from '../../../model/details/attributeList.ts';
import type { EventDetails } from '../../../model/details/events.ts';
import type { OpenCopyMenu } from '../../../ui/CopyMenu.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import { AttributeTable } from './AttributeTable.tsx';
import { ExceptionBlock } from './ExceptionBlock.tsx';
import styles from './LogRow.module.css';
import { type Mask, useMask } from './masking.ts';

/** The format and width of the offsets in the whole list. */
export interface OffsetColumn {
  readonly form: OffsetForm;
  /** A CSS width. */
  readonly width: string;
}

interface LogRowProps {
  readonly event: EventDetails;
  readonly column: OffsetColumn;
  readonly isOpen: boolean;
  readonly position: number;
  readonly onToggle: (position: number) => void;
  readonly openMenu: OpenCopyMenu;
}

export function LogRow({ event, column, isOpen, position, onToggle, openMenu }: LogRowProps) {
  const { exception } = event;
  const mask = useMask();
  const title = titleOf(event, mask);
  return (
    <div
      className={styles.row}
      data-testid={testHooks.logRow}
      data-kind={exception === undefined ? 'event' : 'exception'}
    >
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        onClick={() => onToggle(position)}
        title={distances(event)}
      >
        <span className={styles.offset} style={{ minWidth: column.width }}>
          {event.isStray ? (
            <span className={styles.stray}>other time</span>
          ) : (
            formatOffset(event.time, column.form)
          )}
        </span>
        <span className={styles.name} dir="auto">
          {cutText(title.name)}
        </span>
        {!isOpen && (
          <span className={styles.summary} dir="auto">
            {title.summary}
          </span>
        )}
        <ChevronRight size={13} aria-hidden className={styles.chevron} />
      </button>
      {isOpen && (
        <div className={styles.body}>
          <p className={styles.distances}>{distances(event)}</p>
          {title.name.length > LINE_CHARACTERS && <LongText text={title.name} label="Name of the log" />}
          {exception !== undefined && <ExceptionBlock exception={exception} />}
          <AttributeTable rows={exception?.rest ?? event.attributes} scope="log" openMenu={openMenu} />
          {event.droppedAttributes > 0 && (
            <p className={styles.distances}>{event.droppedAttributes} of its tags were dropped.</p>
          )}
        </div>
      )}
    </div>
  );
}

/** The summary: the name, else the message; then the rest, cut by the layout. */
function titleOf(
  { name, attributes, message, exception }: EventDetails,
  mask: Mask,
): {
  readonly name: string;
  readonly summary: string;
} {
  if (exception !== undefined) {
    return { name: exception.type ?? name, summary: firstLine(exception.message ?? '') };
  }
  if (name !== '') return { name, summary: summaryOf(attributes, mask) };
  if (message === undefined) return { name: 'log', summary: summaryOf(attributes, mask) };
  return { name: firstLine(mask(message).text), summary: summaryOf(attributes, mask, message) };
}

const SUMMARY_CHARACTERS = 120;

function summaryOf(attributes: AttributeList, mask: Mask, said?: AttributeDetails): string {
  let summary = '';
  for (const attribute of attributes) {
    if (summary.length > SUMMARY_CHARACTERS) break;
    if (attribute.key === said?.key && attribute.text === said.text) continue;
    const { key, text } = mask(attribute);
    const part =
      key === 'message' ? firstLine(text) : `${cutText(key, SUMMARY_CHARACTERS)}=${firstLine(text)}`;
    summary = summary === '' ? part : `${summary} ${part}`;
  }
  return summary;
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return text.slice(0, Math.min(end < 0 ? SUMMARY_CHARACTERS : end, SUMMARY_CHARACTERS));
}

function distances({ sinceSpan, sincePrevious, isStray }: EventDetails): string {
  if (isStray) {
    const side = sinceSpan < 0 ? 'before' : 'after';
    return `Its time is ${formatDuration(Math.abs(sinceSpan))} ${side} the span’s start: perhaps it was written in another unit of time.`;
  }
  const fromSpan =
    sinceSpan < 0
      ? `${formatDuration(-sinceSpan)} before the span’s start`
      : `${formatDuration(sinceSpan)} after the span’s start`;
  return sincePrevious === undefined
    ? fromSpan
    : `${fromSpan}, ${formatDuration(sincePrevious)} after the previous log`;
}
