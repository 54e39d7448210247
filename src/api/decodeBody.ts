/** From the bytes of a whole answer to traces: the place where decoding while downloading will come in. */
import { err, ok, type Result } from '../base/result.ts';
import { decodeTraceDocument } from '../formats/decodeTraceDocument.ts';
import type { Progress } from '../model/failure.ts';
import type { Trace, TraceWarning } from '../model/trace.ts';
import type { ApiError } from './apiError.ts';
import { saidBy, startOf } from './refusal.ts';
import type { Body } from './request.ts';

export interface DecodedBody {
  readonly traces: readonly Trace[];
  readonly warnings: readonly TraceWarning[];
}

/** A body of up to so many bytes is looked through for the errors of a legacy envelope when no trace is in it. */
const MAX_ENVELOPE_BYTES = 1_000_000;

/** Decodes a body of either dialect. No trace in it is not an error here; an envelope of errors is. */
export function decodeBody(
  { url, bytes }: Body,
  onProgress?: (progress: Progress) => void,
): Result<DecodedBody, ApiError> {
  const totalBytes = bytes.length;
  const report = (spans: number) =>
    onProgress?.({ phase: 'decoding', receivedBytes: totalBytes, totalBytes, spans });
  report(0);
  const decoded = decodeTraceDocument(bytes, report);
  if (decoded.ok && decoded.value.traces.length > 0) return ok(decoded.value);
  const said = totalBytes <= MAX_ENVELOPE_BYTES ? saidBy(new TextDecoder().decode(bytes)) : undefined;
  if (said !== undefined) {
    if (/not found/i.test(said.message)) return ok({ traces: [], warnings: [] });
    return err({
      kind: 'refused',
      url,
      status: 200,
      ...said,
      detail: startOf(new TextDecoder().decode(bytes)),
    });
  }
  if (decoded.ok) return ok(decoded.value);
  const { kind, message, detail = '' } = decoded.error;
  switch (kind) {
    case 'empty':
      return ok({ traces: [], warnings: [] });
    case 'page':
      return err({ kind: 'page', url, status: 200, start: detail });
    case 'cut-off':
      return err({ kind: 'cut-off', url, receivedBytes: totalBytes, totalBytes: undefined });
    case 'not-json':
    case 'unrecognised':
    case 'too-long':
      return err({ kind: 'undecodable', url, message, detail });
  }
}
