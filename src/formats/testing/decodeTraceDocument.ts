/** Decodes a whole body at once, as for a small answer. */
import type { Result } from '../../base/result.ts';
import {
  BodyDecoder,
  type DecodedDocument,
  type DecodeFailure,
  decodeWhole,
} from '../document/bodyDecoder.ts';

/**
 * If the input is cut off or stops being JSON, returns the traces before that place with a warning, or a
 * failure if there are none.
 */
export function decodeTraceDocument(
  body: Uint8Array | string,
  onProgress?: (spans: number) => void,
): Result<DecodedDocument, DecodeFailure> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const decoder = new BodyDecoder();
  decoder.push(bytes);
  return decoder.finish(undefined, onProgress) ?? decodeWhole(bytes, onProgress);
}
