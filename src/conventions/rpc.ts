/** Remote procedure calls: https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const rpcKeys = {
  system: ['rpc.system.name', 'rpc.system'],
  service: ['rpc.service'],
  /** With the service in front of a slash; formerly without. */
  method: ['rpc.method'],
  /** A name, or gRPC's number for it. */
  statusCode: [
    'rpc.status_code',
    'rpc.response.status_code',
    'rpc.grpc.status_code',
    'rpc.connect_rpc.error_code',
    'grpc.status_code',
  ],
  /** gRPC's metadata, if they are recorded: a list with one number, 0 or absent for the first attempt. */
  previousAttempts: [
    'rpc.request.metadata.grpc-previous-rpc-attempts',
    'rpc.grpc.request.metadata.grpc-previous-rpc-attempts',
  ],
  jsonErrorCode: ['rpc.jsonrpc.error_code'],
} as const satisfies KeyFamilies;

/** Canonical names of the gRPC codes, by number. */
const grpcCodeNames = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/**
 * UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS: the only codes that are a
 * server's own fault.
 */
const serverFaults: ReadonlySet<number> = new Set([2, 4, 12, 13, 14, 15]);

/** Returns the name of a code in any spelling, `OK` included; undefined if it is not a code. */
export function rpcCodeName(code: string): string | undefined {
  const number = rpcCodeNumber(code);
  return number < 0 ? undefined : grpcCodeNames[number];
}

/**
 * Returns whether a status code is an error. For a client, that is any known code except OK; for a server,
 * only those that are its own fault.
 */
export function isRpcFault(code: string, isClient: boolean): boolean {
  const number = rpcCodeNumber(code);
  return number > 0 && (isClient || serverFaults.has(number));
}

/** Returns whether a server says by the code that the call was wrong: any but OK and its own faults. */
export function isRpcRefusal(code: string): boolean {
  return isRpcFault(code, true) && !isRpcFault(code, false);
}

/** Returns a negative number for what is not a code. */
function rpcCodeNumber(code: string): number {
  if (/^\d{1,2}$/.test(code)) return Number(code) < grpcCodeNames.length ? Number(code) : -1;
  const name = code.toUpperCase();
  return grpcCodeNames.indexOf(name === 'CANCELED' ? 'CANCELLED' : name);
}

/** Returns the short name of a system in today's spelling. */
export function rpcSystemName(system: string): string {
  if (system === 'apache_dubbo') return 'dubbo';
  return system === 'connect_rpc' ? 'connectrpc' : system;
}
