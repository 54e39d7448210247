/** Decodes a document that comes in pieces, and describes what came of it as tests compare it. */
import type { Result } from '../../base/result.ts';
import { describeTrace } from '../../model/testing/describeTrace.ts';
import { type DecodedDocument, type DecodeFailure, decodeWhole } from '../document/bodyDecoder.ts';
import { StreamingDecoder } from '../document/streamingDecoder.ts';

/** `lengths`: of the pieces, over and over. */
export function decodePieces(
  bytes: Uint8Array,
  lengths: readonly number[],
): Result<DecodedDocument, DecodeFailure> {
  const decoder = new StreamingDecoder();
  let from = 0;
  for (let piece = 0; from < bytes.length; piece++) {
    const to = from + lengths[piece % lengths.length];
    // A copy: what is pushed may be gone behind the call.
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
