/** The rows in sight of a long list, between two empty stretches. All rows are of one height. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Check } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import styles from './Combobox.module.css';
import type { ComboboxRows } from './comboboxRows.ts';

const ROW_HEIGHT = 28;
const MAX_ROWS = 12;
const OVERSCAN = 4;

export interface ComboboxListProps {
  readonly rows: ComboboxRows;
  readonly value: string;
  /** Position of the option that the keys moved to, to be kept in sight. */
  readonly highlighted: number | undefined;
}

export function ComboboxList({ rows: { rows, options }, value, highlighted }: ComboboxListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const chosen = rows.findIndex((row) => row.kind === 'option' && row.option.value === value);
  const target =
    highlighted === undefined
      ? -1
      : rows.findIndex((row) => row.kind === 'option' && row.position === highlighted);
  const first = useRef(true);
  useLayoutEffect(() => {
    const element = scroller.current;
    const row = target >= 0 ? target : first.current ? chosen : -1;
    first.current = false;
    if (element === null || row < 0) return;
    const top = row * ROW_HEIGHT;
    const bottom = top + ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = Math.max(0, top - ROW_HEIGHT);
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
  }, [target, chosen]);
  const shown = Math.min(rows.length, MAX_ROWS);
  const start = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - OVERSCAN);
  const end = Math.min(rows.length, start + MAX_ROWS + 2 * OVERSCAN + 1);
  if (rows.length === 0) return null;
  return (
    <div
      ref={scroller}
      role="presentation"
      className={styles.scroller}
      style={{ height: shown * ROW_HEIGHT }}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" className={styles.rows} style={{ height: rows.length * ROW_HEIGHT }}>
        {rows.slice(start, end).map((row, offset) => {
          const style = { transform: `translateY(${(start + offset) * ROW_HEIGHT}px)` };
          if (row.kind === 'heading') {
            return (
              <div key={`heading ${row.label}`} role="presentation" className={styles.heading} style={style}>
                {row.label}
              </div>
            );
          }
          const isChosen = row.option.value === value;
          return (
            <Autocomplete.Item
              key={`${row.position} ${row.option.value}`}
              index={row.position}
              value={row.option}
              className={styles.item}
              style={style}
              aria-setsize={options.length}
              aria-posinset={row.position + 1}
              title={row.option.label}
            >
              <span className={styles.text}>{row.option.label}</span>
              {isChosen && <Check size={13} aria-hidden className={styles.check} />}
            </Autocomplete.Item>
          );
        })}
      </div>
    </div>
  );
}
