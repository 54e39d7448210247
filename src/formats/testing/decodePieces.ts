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
  // Handed over in one place, which is overwritten: the caller may reuse the bytes after the call.
  const pieces = lengths.map((length) => new Uint8Array(Math.min(length, bytes.length)));
  let from = 0;
  for (let count = 0; from < bytes.length; count++) {
    const piece = pieces[count % pieces.length].subarray(0, bytes.length - from);
    piece.set(bytes.subarray(from, from + piece.length));
    decoder.push(piece);
    piece.fill(0x2a);
    from += piece.length;
  }
  return decoder.finish() ?? decodeWhole(bytes);
}

export function describeDecoded(decoded: Result<DecodedDocument, DecodeFailure>) {
  if (!decoded.ok) return decoded.error;
  const { format, traces, warnings } = decoded.value;
  return { format, traces: traces.map(describeTrace), warnings };
}
