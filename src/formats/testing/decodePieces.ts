/** Decodes a document in pieces, and describes the result for comparison in tests. */
import type { Result } from '../../base/result.ts';
import { describeTrace } from '../../model/testing/describeTrace.ts';
import { type DecodedDocument, type DecodeFailure, decodeWhole } from '../document/bodyDecoder.ts';
import { StreamingDecoder } from '../document/streamingDecoder.ts';

/** `lengths`: the lengths of the pieces, repeated. */
export function decodePieces(
  bytes: Uint8Array,
  lengths: readonly number[],
): Result<DecodedDocument, DecodeFailure> {
  const decoder = new StreamingDecoder();
  let from = 0;
  for (let piece = 0; from < bytes.length; piece++) {
    const to = from + lengths[piece % lengths.length];
    // A copy, because the caller may reuse the bytes after the call.
    const chunk = new Uint8Array(bytes.subarray(from, to));
    decoder.push(chunk);
    chunk.fill(0x2a);
    from = to;
  }
  return decoder.finish() ?? decodeWhole(bytes);
}

export function describeDecoded(decoded: Result<DecodedDocument, DecodeFailure>) {
  if (!decoded.ok) return decoded.error;
  const { format, traces, warnings } = decoded.value;
  return { format, traces: traces.map(describeTrace), warnings };
}
