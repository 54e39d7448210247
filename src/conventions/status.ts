/** The status codes with which protocols say how a request ended. */
import { httpKeys, isHttpFault, isHttpRefusal } from './http.ts';
import type { KeyFamily } from './keyFamily.ts';
import { isRpcFault, isRpcRefusal, rpcKeys } from './rpc.ts';

export interface StatusConvention {
  readonly keys: KeyFamily;
  /** Whether a code means that the request failed. Anything that is not a code does not. */
  readonly isFault: (code: string, isClient: boolean) => boolean;
  /** Whether a server says by the code that the request was wrong, which is no failure of its own. */
  readonly isRefusal: (code: string) => boolean;
}

/** If a span is not marked as failed, an error code makes it suspect. */
export const statusConventions: readonly StatusConvention[] = [
  { keys: httpKeys.statusCode, isFault: isHttpFault, isRefusal: isHttpRefusal },
  { keys: rpcKeys.statusCode, isFault: isRpcFault, isRefusal: isRpcRefusal },
];

/** The code of most spans that have one; it is not an error in any convention. */
export const USUAL_STATUS_CODE = '200';
