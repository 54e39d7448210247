/** What a result list needs to know about a trace. */
import type { Microseconds, TraceId } from '../trace.ts';

export interface TraceSummary {
  readonly id: TraceId;
  /** Service of the root (the earliest span without a parent, else the earliest span); '' if unknown. */
  readonly rootService: string;
  readonly rootOperation: string;
  readonly startUnixMicros: number;
  readonly duration: Microseconds;
  readonly spanCount: number;
  /** Spans with an error of their own. */
  readonly errorCount: number;
  /** Spans whose parent did not arrive; undefined if the server does not say. */
  readonly orphanCount: number | undefined;
  /** Sorted by name. */
  readonly services: readonly ServiceShare[];
  /** The trace in miniature; undefined if only the server's summary is known. */
  readonly shape: TraceShape | undefined;
}

export interface ServiceShare {
  readonly name: string;
  readonly spanCount: number;
  readonly errorCount: number;
}

/** The waterfall in miniature: at most `MAX_SHAPE_BARS` bars from top to bottom. */
export interface TraceShape {
  /** Left and right end of each bar, as fractions of the trace's duration from 0 to 1. */
  readonly start: Float32Array;
  readonly end: Float32Array;
  /** For each bar, an index into `TraceSummary.services`. */
  readonly service: Uint16Array;
  /** 1 if a failure began in the bar's span: it failed, and no descendant did. */
  readonly error: Uint8Array;
}

export const MAX_SHAPE_BARS = 24;
