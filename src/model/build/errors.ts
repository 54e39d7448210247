/**
 * What counts as an error of a span: its status or a true `error` attribute. A failing HTTP or gRPC code only
 * makes it suspect.
 */
import { AttributeType, NONE, SpanFlag, SpanKind, StatusCode } from '../trace.ts';
import type { TraceBuilder } from './traceBuilder.ts';

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
const serverFaults = new Set([2, 4, 12, 13, 14, 15]);

/** Returns SpanFlag.ownError, SpanFlag.suspectedError or 0 for each arrived span. */
export function findErrors(builder: TraceBuilder): Uint8Array {
  const { strings, spans } = builder;
  const errorKey = strings.find('error');
  const httpKeys = [strings.find('http.response.status_code'), strings.find('http.status_code')];
  const grpcKeys = [strings.find('rpc.grpc.status_code'), strings.find('rpc.response.status_code')];
  const wanted = new Uint8Array(strings.size);
  for (const key of [errorKey, ...httpKeys, ...grpcKeys]) if (key !== NONE) wanted[key] = 1;

  const usual = strings.find('200'); // not an error for any of the keys

  const keys = builder.attributes.key.view();
  const types = builder.attributes.type.view();
  const values = builder.attributes.value.view();
  const ends = spans.attributeEnd.view();
  const statuses = spans.status.view();
  const kinds = spans.kind.view();
  const errors = new Uint8Array(builder.spanCount);
  let owner = 0; // the span that owns the row
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row];
    if (wanted[key] === 0 || values[row] === usual) continue;
    const text = strings.get(values[row]);
    while (ends[owner] <= row) owner++;
    if (key === errorKey) {
      if (text === 'true' && types[row] <= AttributeType.bool) errors[owner] = SpanFlag.ownError;
    } else if (httpKeys.includes(key) ? isHttpFault(text) : isGrpcFault(text, kinds[owner])) {
      errors[owner] ||= SpanFlag.suspectedError;
    }
  }
  for (let span = 0; span < errors.length; span++) {
    if (statuses[span] === StatusCode.error) errors[span] = SpanFlag.ownError;
  }
  return errors;
}

function isHttpFault(text: string): boolean {
  const code = Number(text);
  return code >= 500 && code <= 599;
}

function isGrpcFault(text: string, kind: number): boolean {
  const code = /^\d+$/.test(text) ? Number(text) : grpcCodeNames.indexOf(text.toUpperCase());
  if (code <= 0 || code >= grpcCodeNames.length) return false;
  return kind === SpanKind.client || serverFaults.has(code);
}
