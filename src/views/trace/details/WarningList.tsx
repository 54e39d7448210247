/** The warnings of a span: its own and repairs, then what was dropped. Very many are shown in steps. */
import { useState } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { type NoteDetails, noteDetails } from '../../../model/details/events.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { LongText } from '../../../ui/LongText.tsx';
import { MoreRows } from './MoreRows.tsx';
import styles from './WarningList.module.css';

interface WarningListProps {
  readonly trace: Trace;
  readonly span: SpanIndex;
  /** The number of notes if all are shown, else the positions of those to show. */
  readonly notes: number | readonly number[];
  /** Sentences that follow the notes. */
  readonly losses: readonly string[];
}

const FIRST_ROWS = 50;

export function WarningList({ trace, span, notes, losses }: WarningListProps) {
  const [limit, setLimit] = useState(FIRST_ROWS);
  const count = typeof notes === 'number' ? notes : notes.length;
  const positions = Array.from({ length: Math.min(count, limit) }, (_, row) =>
    typeof notes === 'number' ? row : (notes.at(row) ?? 0),
  );
  return (
    <>
      <ul>
        {positions.map((position) => (
          <WarningRow key={position} note={noteDetails(trace, span, position)} />
        ))}
        {count <= limit && losses.map((text) => <WarningRow key={text} note={{ text, count: 1 }} />)}
      </ul>
      <MoreRows shown={positions.length} total={count} onMore={setLimit} />
    </>
  );
}

function WarningRow({ note: { text, count } }: { readonly note: NoteDetails }) {
  return (
    <li className={styles.warning} data-testid={testHooks.warningRow} dir="auto">
      <LongText text={text} label="Warning" />
      {count > 1 && <span className={styles.count}> × {formatCount(count)}</span>}
    </li>
  );
}
