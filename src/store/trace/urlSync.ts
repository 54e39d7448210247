/** Keeps the address in step with a shown trace: seldom enough for browsers, which allow about a hundred changes in ten seconds. */
import type { Timers } from '../../base/time/timers.ts';
import { formatTraceUrl, parseTraceUrl } from '../../url/traceUrl.ts';
import type { TraceView } from './traceView.ts';
import { createTraceUrlFormat, traceViewStateOf } from './url.ts';

/** Time between two changes of the address in the long run, ms. */
export const URL_WRITE_GAP_MS = 200;

/** So many changes may come sooner, one after another: who chooses two things and reloads finds both. */
export const URL_WRITES_AHEAD = 2;

export interface UrlSyncOptions {
  readonly view: TraceView;
  /** The query string as it is now. */
  readonly query: string;
  /** Replaces the query string of the address. */
  readonly write: (query: string) => void;
  readonly timers: Timers;
}

export interface UrlSync {
  /** The address says this now: where it is not what was written last, the person went somewhere, and the view follows. */
  readonly follow: (query: string) => void;
  /** Ends it; nothing is written any more. */
  readonly stop: () => void;
}

/**
 * Writes at once when it is quiet, else one a gap: the last state always comes to stand in the address. While
 * find is looking it waits: a new address renders what shows it, which would come between what was typed and its count.
 */
export function startUrlSync({ view, query, write, timers }: UrlSyncOptions): UrlSync {
  const urlOf = createTraceUrlFormat();
  let known = query;
  /** When the writes so far had come one a gap. */
  let evenUntil = Number.NEGATIVE_INFINITY;
  let stopTimer: (() => void) | undefined;

  const flush = () => {
    const state = view.store.getState();
    stopTimer = view.select.isFindPending(state) ? timers.after(URL_WRITE_GAP_MS, flush) : undefined;
    if (stopTimer !== undefined) return;
    const next = formatTraceUrl(urlOf(state));
    if (next === known) return;
    known = next;
    evenUntil = Math.max(evenUntil, timers.now()) + URL_WRITE_GAP_MS;
    write(next);
  };
  const schedule = () => {
    if (stopTimer !== undefined) return;
    const wait = Math.max(0, evenUntil - URL_WRITES_AHEAD * URL_WRITE_GAP_MS - timers.now());
    stopTimer = timers.after(wait, flush);
  };
  const unsubscribe = view.store.subscribe(schedule);
  schedule();
  return {
    follow: (next) => {
      if (next === known || stopTimer !== undefined) return;
      known = next;
      view.act.follow(traceViewStateOf(view.store.getState().trace, parseTraceUrl(next)));
    },
    stop: () => {
      unsubscribe();
      stopTimer?.();
      stopTimer = undefined;
    },
  };
}
