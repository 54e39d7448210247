/**
 * The events of a span, ordered by time. A long list shows the first
 * ones; on request all of them, drawn as they scroll into view.
 */
import { memo, useCallback, useMemo, useState } from 'react';
import { List, type RowComponentProps, useDynamicRowHeight } from 'react-window';
import { formatCount } from '../../../base/formatCount.ts';
import { formatOffset, offsetForm } from '../../../base/formatOffset.ts';
import { eventDetails, eventRange } from '../../../model/details/events.ts';
import type { Microseconds, SpanIndex, Trace } from '../../../model/trace.ts';
import type { OpenCopyMenu } from '../../../ui/CopyMenu.tsx';
import { TextButton } from '../../../ui/TextButton.tsx';
import { LogRow, type OffsetColumn } from './LogRow.tsx';

interface LogListProps {
  readonly trace: Trace;
  readonly span: SpanIndex;
  readonly duration: Microseconds;
  /** The number of events if all are shown, else the positions of those to show. */
  readonly events: number | readonly number[];
  readonly openMenu: OpenCopyMenu;
  readonly scroller: HTMLElement | null;
}

const FIRST_ROWS = 50;
const ROW_HEIGHT_PX = 24;
/** Exceptions are open at first if there are few. */
const OPEN_EXCEPTIONS = 3;

export function LogList({ trace, span, duration, events, openMenu, scroller }: LogListProps) {
  const count = typeof events === 'number' ? events : events.length;
  const [isAll, setIsAll] = useState(false);
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const column = useMemo(() => offsetColumn(trace, span, duration), [trace, span, duration]);
  const openAtFirst = useMemo(() => firstExceptions(trace, span), [trace, span]);
  const onToggle = useCallback((position: number) => {
    setToggled((before) => {
      const next = new Set(before);
      if (!next.delete(position)) next.add(position);
      return next;
    });
  }, []);
  const shared = { trace, span, column, events, openAtFirst, toggled, onToggle, openMenu };
  if (isAll && count > FIRST_ROWS) return <LongLogList {...shared} count={count} scroller={scroller} />;
  const shown = Math.min(count, FIRST_ROWS);
  return (
    <>
      <ul>
        {Array.from({ length: shown }, (_, row) => (
          <li key={positionAt(events, row)}>
            <LogRowAt {...shared} row={row} />
          </li>
        ))}
      </ul>
      {count > shown && <TextButton onClick={() => setIsAll(true)}>Show all {formatCount(count)}</TextButton>}
    </>
  );
}

interface RowProps {
  readonly trace: Trace;
  readonly span: SpanIndex;
  readonly column: OffsetColumn;
  readonly events: number | readonly number[];
  readonly openAtFirst: ReadonlySet<number>;
  readonly toggled: ReadonlySet<number>;
  readonly onToggle: (position: number) => void;
  readonly openMenu: OpenCopyMenu;
}

interface LongLogListProps extends RowProps {
  readonly count: number;
  readonly scroller: HTMLElement | null;
}

function LongLogList({ count, scroller, ...shared }: LongLogListProps) {
  const rowHeight = useDynamicRowHeight({ defaultRowHeight: ROW_HEIGHT_PX, key: count });
  return (
    <List
      rowComponent={ListedRow}
      rowCount={count}
      rowHeight={rowHeight}
      rowProps={shared}
      scrollElement={scroller}
      overscanCount={8}
    />
  );
}

function ListedRow({ index, style, ariaAttributes, ...shared }: RowComponentProps<RowProps>) {
  return (
    <div style={style} {...ariaAttributes}>
      <LogRowAt {...shared} row={index} />
    </div>
  );
}

const LogRowAt = memo(function LogRowAt(props: RowProps & { readonly row: number }) {
  const { trace, span, column, events, openAtFirst, toggled, onToggle, openMenu, row } = props;
  const position = positionAt(events, row);
  const event = useMemo(() => eventDetails(trace, span, position), [trace, span, position]);
  return (
    <LogRow
      event={event}
      column={column}
      isOpen={openAtFirst.has(position) !== toggled.has(position)}
      position={position}
      onToggle={onToggle}
      openMenu={openMenu}
    />
  );
});

function positionAt(events: number | readonly number[], row: number): number {
  return typeof events === 'number' ? row : (events.at(row) ?? 0);
}

/** One format for the whole column of offsets that can be right, and the width of the widest. */
function offsetColumn(trace: Trace, span: SpanIndex, duration: Microseconds): OffsetColumn {
  const { earliest, latest } = eventRange(trace, span) ?? { earliest: 0, latest: duration };
  const form = offsetForm(Math.max(Math.abs(earliest), Math.abs(latest)), duration);
  const characters = Math.max(formatOffset(earliest, form).length, formatOffset(latest, form).length);
  return { form, width: `${characters}ch` };
}

function firstExceptions(trace: Trace, span: SpanIndex): ReadonlySet<number> {
  const open = new Set<number>();
  const count = Math.min(FIRST_ROWS, trace.events.first[span + 1] - trace.events.first[span]);
  for (let position = 0; position < count && open.size < OPEN_EXCEPTIONS; position++) {
    if (eventDetails(trace, span, position).exception !== undefined) open.add(position);
  }
  return open;
}
