/** The rows in view of a combobox's long list. All rows have the same height. */
import Check from 'lucide-react/icons/check';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { cutText, TOOLTIP_CHARACTERS } from '../base/text/cutText.ts';
import styles from './Combobox.module.css';
import type { ComboboxOption, ComboboxRows } from './comboboxRows.ts';

const ROW_HEIGHT = 28;
const MAX_ROWS = 12;
const OVERSCAN = 4;

export interface ComboboxListProps {
  /** The field's id; the ids of the options start with it. */
  readonly id: string;
  readonly label: string;
  readonly rows: ComboboxRows;
  readonly value: string;
  /** Position of the active option, which is kept in view. */
  readonly active: number | undefined;
  readonly onChoose: (option: ComboboxOption) => void;
  readonly onActive: (position: number) => void;
}

export function ComboboxList(props: ComboboxListProps) {
  const { id, rows: all, value, active } = props;
  const { rows, options } = all;
  const list = useRef<HTMLDivElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const chosenRow = useMemo(
    () => rows.findIndex((row) => row.kind === 'option' && row.option.value === value),
    [rows, value],
  );
  const activeRow = active === undefined ? chosenRow : (all.rowOfOption.at(active) ?? -1);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || activeRow < 0) return;
    const top = activeRow * ROW_HEIGHT;
    const bottom = top + ROW_HEIGHT;
    // One row more, so that a group's heading comes into view with its first option.
    if (top < element.scrollTop) element.scrollTop = Math.max(0, top - ROW_HEIGHT);
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = bottom - element.clientHeight;
    }
  }, [activeRow]);
  const start = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - OVERSCAN);
  const end = Math.min(rows.length, start + MAX_ROWS + 2 * OVERSCAN + 1);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={props.label}
      // Its options are not focusable, and Tab skips it.
      tabIndex={-1}
      className={styles.list}
      style={{ height: Math.min(rows.length, MAX_ROWS) * ROW_HEIGHT }}
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
          const { option, position } = row;
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
            <div
              key={`${position} ${option.value}`}
              id={`${id}-${position}`}
              role="option"
              aria-selected={option.value === value}
              aria-setsize={options.length}
              aria-posinset={position + 1}
              data-active={position === active}
              className={styles.item}
              style={style}
              title={cutText(option.label, TOOLTIP_CHARACTERS)}
              onMouseMove={() => props.onActive(position)}
              onClick={() => props.onChoose(option)}
            >
              <span className={styles.text}>{cutText(option.label)}</span>
              {option.value === value && <Check size={13} aria-hidden className={styles.check} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
