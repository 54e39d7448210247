/** The status codes by which protocols say how a request ended. */
import { httpKeys, isHttpFault } from './http.ts';
import type { KeyFamily } from './keyFamily.ts';
import { isRpcFault, rpcKeys } from './rpc.ts';

export interface StatusConvention {
  readonly keys: KeyFamily;
  /** Whether a code means that the request failed; what is no code does not. */
  readonly isFault: (code: string, isClient: boolean) => boolean;
}

/** A fault makes a span that is not marked as failed suspect. */
export const statusConventions: readonly StatusConvention[] = [
  { keys: httpKeys.statusCode, isFault: isHttpFault },
  { keys: rpcKeys.statusCode, isFault: isRpcFault },
];

/** The code that most spans with a status code have: no fault by any convention. */
export const USUAL_STATUS_CODE = '200';
