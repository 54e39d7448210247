/** Something that was expected to fail now and then did: what happened, to what, and what to do. */
export interface Failure {
  readonly kind: FailureKind;
  /** What happened, a few words. */
  readonly title: string;
  /** To what, and what the other side said; plain text. */
  readonly message: string;
  /** What the person can do, a sentence. */
  readonly advice: string;
  /** Asking again may help. */
  readonly mayRetry: boolean;
  readonly detail: FailureDetail | undefined;
}

/** What can be shown on demand, as it is: the start of what came, the address that was asked, or where the program failed. */
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
  /** The server has another version of Spanwise by now. */
  | 'outdated'
  | 'crashed';

/** How far a long piece of work has come. */
export interface Progress {
  readonly phase: 'waiting' | 'downloading' | 'decoding';
  readonly receivedBytes: number;
  /** undefined where the server does not say. */
  readonly totalBytes: number | undefined;
  readonly spans: number;
}
