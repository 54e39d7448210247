/** Keeps the address in sync with a shown trace. Browsers allow about a hundred changes in ten seconds. */
import type { Timers } from '../../base/time/timers.ts';
import { formatTraceUrl, parseTraceUrl } from '../../url/traceUrl.ts';
import type { TraceView } from './traceView.ts';
import { createTraceUrlFormat, traceViewStateOf } from './url.ts';

/** The average time between two changes of the address, ms. */
export const URL_WRITE_GAP_MS = 200;

/** This many changes may be written sooner: if the user changes two things and reloads, both are kept. */
export const URL_WRITES_AHEAD = 2;

export interface UrlSyncOptions {
  readonly view: TraceView;
  /** The current query string. */
  readonly query: string;
  /** Replaces the query string of the address. */
  readonly write: (query: string) => void;
  readonly timers: Timers;
}

export interface UrlSync {
  /**
   * Receives the address: if it is not the one written last, the user has navigated, and the view follows.
   */
  readonly follow: (query: string) => void;
  /** Stops writing. */
  readonly stop: () => void;
}

/**
 * Writes at once after a pause, else once per gap. The last state is always written. Waits while find is
 * running: writing the address renders everything that shows it, which would delay the count.
 */
export function startUrlSync({ view, query, write, timers }: UrlSyncOptions): UrlSync {
  const urlOf = createTraceUrlFormat();
  let known = query;
  /** The time at which the writes so far would be done at one per gap. */
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
