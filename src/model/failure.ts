/** An expected failure: what happened, to what, and what to do about it. */
export interface Failure {
  readonly kind: FailureKind;
  /** What happened, in a few words. */
  readonly title: string;
  /** What it happened to, and what the other side said; plain text. */
  readonly message: string;
  /** What the user can do, as a sentence. */
  readonly advice: string;
  /** Whether trying again may help. */
  readonly mayRetry: boolean;
  readonly detail: FailureDetail | undefined;
}

/**
 * Details to show on demand, unchanged: the start of the answer, the requested URL, or where the program
 * failed.
 */
export interface FailureDetail {
  readonly kind: 'answer' | 'address' | 'stack';
  /** Not empty. */
  readonly text: string;
}

export type FailureKind =
  | 'unreachable'
  | 'not-jaeger'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'bad-request'
  | 'server'
  | 'timeout'
  | 'cut-off'
  | 'undecodable'
  | 'unsupported'
  /** The server now has another version of Spanwise. */
  | 'outdated'
  | 'crashed';

/** How far a long operation has come. */
export interface Progress {
  readonly phase: 'waiting' | 'downloading' | 'decoding';
  readonly receivedBytes: number;
  /** undefined if the server does not say. */
  readonly totalBytes: number | undefined;
  readonly spans: number;
}
