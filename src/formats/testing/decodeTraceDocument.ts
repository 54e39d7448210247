/** Decodes a whole body, as a small answer is. */
import type { Result } from '../../base/result.ts';
import {
  BodyDecoder,
  type DecodedDocument,
  type DecodeFailure,
  decodeWhole,
} from '../document/bodyDecoder.ts';

/**
 * What is cut off or no JSON gives the traces before that, with a warning; a failure where there are none.
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
