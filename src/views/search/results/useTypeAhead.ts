/** Typing in the list jumps to the next trace whose name starts with the typed letters. */
import { type KeyboardEvent, useCallback, useRef } from 'react';
import { findByPrefix } from '../../../base/findByPrefix.ts';
import type { TraceSummary } from '../../../model/summaries/traceSummary.ts';

/** After a pause this long, typing starts over, ms. */
const PAUSE_MS = 1000;

export function useTypeAhead(
  traces: readonly TraceSummary[],
  selectedRow: number,
  select: (row: number) => void,
): (event: KeyboardEvent) => void {
  const typed = useRef({ text: '', at: 0 });
  return useCallback(
    (event) => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key.length !== 1) return;
      const isGoingOn = event.timeStamp - typed.current.at < PAUSE_MS && typed.current.text !== '';
      // The first character must be a letter or digit: others are commands.
      if (!isGoingOn && (event.shiftKey || !/[\p{L}\p{N}]/u.test(event.key))) return;
      const text = (isGoingOn ? typed.current.text : '') + event.key;
      typed.current = { text, at: event.timeStamp };
      event.preventDefault();
      const names = traces.map((trace) => trace.rootOperation);
      const row = findByPrefix(names, text, selectedRow);
      if (row >= 0) select(row);
    },
    [traces, selectedRow, select],
  );
}
