/** One way to hide spans of a trace: its setting, which spans it hides, and the reason in words. */
import type { Steps } from '../../base/time/slicedTask.ts';
import type { Trace } from '../trace.ts';

export interface HidingWay<Asked> {
  /** The setting that hides nothing. */
  readonly nothing: Asked;
  /**
   * Returns what follows "12 spans" on the rows that count them: `shorter than 5 ms`; empty if it hides
   * nothing.
   */
  readonly describe: (asked: Asked) => string;
  /**
   * Looks up what it needs in the trace, in steps if that takes long. Returns undefined if it hides nothing
   * there.
   */
  readonly prepare: (trace: Trace, asked: Asked) => HideSpans | undefined | Steps<HideSpans | undefined>;
}

/** Sets the bytes of the hidden spans in [from, to) to 0 and leaves the others alone. */
export type HideSpans = (passing: Uint8Array, from: number, to: number) => void;
