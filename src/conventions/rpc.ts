/** Remote procedure calls: https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const rpcKeys = {
  system: ['rpc.system.name', 'rpc.system'],
  service: ['rpc.service'],
  /** A name, or gRPC's number for it. */
  statusCode: ['rpc.status_code', 'rpc.response.status_code', 'rpc.grpc.status_code'],
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

/**
 * Returns whether a status code is an error. For a client, that is any known code except OK; for a server,
 * only those that are its own fault.
 */
export function isRpcFault(code: string, isClient: boolean): boolean {
  const number = /^\d+$/.test(code) ? Number(code) : grpcCodeNames.indexOf(code.toUpperCase());
  if (number <= 0 || number >= grpcCodeNames.length) return false;
  return isClient || serverFaults.has(number);
}
