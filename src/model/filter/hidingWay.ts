/** One way to hide spans of a trace: what is asked of it, which spans it hides, and why in words. */
import type { Steps } from '../../base/time/slicedTask.ts';
import type { Trace } from '../trace.ts';

export interface HidingWay<Asked> {
  /** Hides nothing. */
  readonly nothing: Asked;
  /** What follows "12 spans" on the rows that count them: `shorter than 5 ms`; empty if nothing is asked. */
  readonly describe: (asked: Asked) => string;
  /** Looks up what it needs in the trace, in steps if that takes long; undefined if it hides nothing there. */
  readonly prepare: (trace: Trace, asked: Asked) => HideSpans | undefined | Steps<HideSpans | undefined>;
}

/** Sets the bytes of the hidden spans in [from, to) to 0 and leaves the others alone. */
export type HideSpans = (passing: Uint8Array, from: number, to: number) => void;
