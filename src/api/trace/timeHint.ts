/** When a trace ran, as a list told it. Stores that are split by time find it sooner with that. */
import type { Parameter } from '../apiTarget.ts';

/** Microseconds since 1970. */
export interface TimeHint {
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
}

/**
 * Some stores (ClickHouse) leave out the spans beyond these times, and a list may have been made before the
 * last span arrived.
 */
const MARGIN_MICROS = 3_600_000_000;

/**
 * Returns the parameters that tell a dialect when the trace ran: microseconds for the legacy API, RFC 3339
 * for v3. Most stores ignore them.
 */
export function timeHintParameters(way: 'v3' | 'legacy', hint: TimeHint | undefined): readonly Parameter[] {
  if (hint === undefined) return [];
  const start = Math.max(0, Math.floor(hint.startUnixMicros) - MARGIN_MICROS);
  const end = Math.ceil(hint.endUnixMicros) + MARGIN_MICROS;
  if (!(end > start && end < LAST_MICROS)) return [];
  if (way === 'legacy') {
    return [
      ['start', String(start)],
      ['end', String(end)],
    ];
  }
  return [
    ['startTime', new Date(Math.floor(start / 1000)).toISOString()],
    ['endTime', new Date(Math.ceil(end / 1000)).toISOString()],
  ];
}

/** The end of the year 9999, the last that RFC 3339 can say. */
const LAST_MICROS = 253_402_300_799_000_000;
