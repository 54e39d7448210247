/**
 * All values of the legend, with a filter; below each service its operations, which can be hidden as well.
 */
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { cutText } from '../../../base/text/cutText.ts';
import { computeOperationShares } from '../../../model/color/operations.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useTraceState } from '../context/traceView.ts';
import { useSlices } from '../context/useSlices.ts';
import { LegendItem } from './LegendItem.tsx';
import styles from './LegendList.module.css';
import { type LegendEntry, type LegendRow, legendRows, operationEntries } from './legendEntries.ts';

export interface LegendListProps {
  readonly entries: readonly LegendEntry[];
  /** The values that are on the line. */
  readonly onLine: ReadonlySet<string>;
  readonly onToggle: (entry: LegendEntry) => void;
  readonly onOnly: (entry: LegendEntry) => void;
}

/** More lines would not help; the filter finds the others. */
const MOST_ROWS = 200;

export function LegendList({ entries, onLine, onToggle, onOnly }: LegendListProps) {
  const operationsOf = useOperations();
  const [filter, setFilter] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { rows, left } = legendRows({ entries, operationsOf, opened, filter, most: MOST_ROWS });
  const setOpen = (value: string, isOpen: boolean) => {
    const next = new Set(opened);
    if (isOpen) next.add(value);
    else next.delete(value);
    setOpened(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from one of its buttons to the next
    <div className={styles.list} onKeyDown={moveByArrows}>
      <TextField
        label="Filter the legend"
        isLabelHidden
        placeholder="Filter"
        className={styles.filter}
        value={filter}
        spellCheck={false}
        autoComplete="off"
        before={<Search size={14} aria-hidden />}
        onChange={(event) => setFilter(event.target.value)}
      />
      <div className={styles.head} aria-hidden="true">
        <span className={styles.headName}>Name</span>
        <span className={styles.headNumber}>Spans</span>
        <span className={styles.headNumber}>Self time</span>
        <span className={styles.headOnly} />
      </div>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <ListRow
            key={`${row.level} ${row.entry.hidden.value}`}
            row={row}
            isHook={row.level === 1 || !onLine.has(row.entry.hidden.value)}
            onOpen={setOpen}
            onToggle={onToggle}
            onOnly={onOnly}
          />
        ))}
      </ul>
      {rows.length === 0 && <p className={styles.note}>Nothing here is called like that.</p>}
      {left > 0 && <p className={styles.note}>{formatCount(left)} more: filter to find them.</p>}
    </div>
  );
}

interface ListRowProps {
  readonly row: LegendRow;
  readonly isHook: boolean;
  readonly onOpen: (value: string, isOpen: boolean) => void;
  readonly onToggle: (entry: LegendEntry) => void;
  readonly onOnly: (entry: LegendEntry) => void;
}

function ListRow({ row, isHook, onOpen, onToggle, onOnly }: ListRowProps) {
  const { entry, level, isOpen } = row;
  return (
    <li className={styles.row} data-level={level}>
      {isOpen !== undefined && (
        <IconButton
          label={`${isOpen ? 'Close' : 'Open'} the operations of ${cutText(entry.name)}`}
          size="small"
          aria-expanded={isOpen}
          onClick={() => onOpen(entry.hidden.value, !isOpen)}
        >
          {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
        </IconButton>
      )}
      <LegendItem entry={entry} look="row" isHook={isHook} onToggle={onToggle} onOnly={onOnly} />
      {level === 0 && (
        <button
          type="button"
          className={styles.only}
          aria-label={`Only ${cutText(entry.name)}`}
          onClick={() => onOnly(entry)}
        >
          Only
        </button>
      )}
    </li>
  );
}

/**
 * The operations of a service's entry; none for other values, or while a large trace is still being counted.
 */
function useOperations(): (entry: LegendEntry) => readonly LegendEntry[] {
  const trace = useTraceState((state) => state.trace);
  const hiddenValues = useTraceState((state) => state.hiding.values);
  const isByService = useTraceState((state) => state.colorBy === 'service');
  const start = useCallback(() => computeOperationShares(trace), [trace]);
  const operations = useSlices(isByService ? start : undefined);
  return useMemo(() => {
    if (operations === undefined) return () => [];
    return (entry: LegendEntry) =>
      operationEntries(entry, operations.get(entry.hidden.value) ?? [], hiddenValues);
  }, [hiddenValues, operations]);
}

/** Arrow up and down move from row to row, as in other lists. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [aria-pressed]')];
  const from = stops.indexOf(currentStop(event.target));
  const next = stops.at(Math.max(0, Math.min(stops.length - 1, from + (event.key === 'ArrowDown' ? 1 : -1))));
  next?.focus();
  event.preventDefault();
}

/** The filter, or the row in which the focus is. */
function currentStop(target: EventTarget): HTMLElement {
  if (!(target instanceof HTMLElement)) throw new Error('Keys are pressed in elements');
  return target.closest('li')?.querySelector<HTMLElement>('[aria-pressed]') ?? target;
}
