/** From the bytes of an answer to traces, while they come. */
import { formatBytes } from '../../base/formatBytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import {
  BodyDecoder,
  type DecodedDocument,
  type DecodeFailure,
  decodeWhole,
} from '../../formats/document/bodyDecoder.ts';
import type { Progress } from '../../model/failure.ts';
import type { Trace, TraceWarning } from '../../model/trace.ts';
import type { ApiError } from '../apiError.ts';
import { saidBy, startOf } from './refusal.ts';
import type { Transport } from './request.ts';
import { type RequestOptions, request, requestStream, type StreamedBody } from './request.ts';

export interface DecodedBody {
  readonly traces: readonly Trace[];
  readonly warnings: readonly TraceWarning[];
  /** The first characters of the answer, to be shown on demand. */
  readonly start: string;
}

export interface AskOptions extends Omit<RequestOptions, 'onBytes'> {
  readonly onProgress?: (progress: Progress) => void;
  /** Of an answer that breaks off, what came is wanted; else it is an error. */
  readonly isPartWanted: boolean;
}

/**
 * Asks for a URL and decodes its answer, of either dialect, while it comes. No trace in it is not an error here; an
 * envelope of errors is. A part of an answer has a warning of the kind `incomplete`.
 */
export async function askForTraces(
  transport: Transport,
  url: string,
  options: AskOptions,
): Promise<Result<DecodedBody, ApiError>> {
  const decoder = new BodyDecoder();
  const { onProgress } = options;
  const body = await requestStream(
    transport,
    url,
    {
      ...options,
      onBytes: (receivedBytes, totalBytes) =>
        onProgress?.({ phase: 'downloading', receivedBytes, totalBytes, spans: decoder.spanCount }),
    },
    (chunk) => decoder.push(chunk),
  );
  if (!body.ok) return body;
  const { receivedBytes, interruption } = body.value;
  if (interruption !== undefined && (!options.isPartWanted || decoder.isEmpty)) return err(interruption);
  // What is left is to build the columns.
  const report = (spans: number) =>
    onProgress?.({ phase: 'decoding', receivedBytes, totalBytes: receivedBytes, spans });
  report(decoder.spanCount);
  let decoded = decoder.finish(interruption === undefined ? undefined : wordsFor(body.value), report);
  if (decoded === undefined) {
    const whole = await request(transport, url, options);
    if (!whole.ok) return whole;
    decoded = decodeWhole(whole.value.bytes, report);
  }
  return judge(decoded, body.value, decoder.start, options.isPartWanted);
}

function wordsFor({ receivedBytes, totalBytes, interruption }: StreamedBody): string {
  const amount = `${formatBytes(receivedBytes)}${totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`}`;
  return interruption?.kind === 'timeout'
    ? `The server went silent after ${amount}, for ${interruption.seconds} s`
    : `The connection broke off after ${amount}`;
}

function judge(
  decoded: Result<DecodedDocument, DecodeFailure>,
  { url, receivedBytes, totalBytes, interruption }: StreamedBody,
  start: string,
  isPartWanted: boolean,
): Result<DecodedBody, ApiError> {
  if (decoded.ok && decoded.value.traces.length > 0) {
    const { traces, warnings, isBrokenOff } = decoded.value;
    if (isBrokenOff && !isPartWanted) return err({ kind: 'cut-off', url, receivedBytes, totalBytes });
    return ok({ traces, warnings, start });
  }
  if (interruption !== undefined) return err(interruption);
  const said = saidBy(start);
  if (said !== undefined) {
    if (/not found/i.test(said.message)) return ok({ traces: [], warnings: [], start });
    return err({ kind: 'refused', url, status: 200, ...said, detail: startOf(start) });
  }
  if (decoded.ok) return ok({ traces: [], warnings: decoded.value.warnings, start });
  const { kind, message, detail = '' } = decoded.error;
  switch (kind) {
    case 'page':
      return err({ kind: 'page', url, status: 200, start: detail, isServersOwn: false });
    case 'cut-off':
      return err({ kind: 'cut-off', url, receivedBytes, totalBytes: undefined });
    // Whoever has nothing says so: no byte at all (a 204, too) is no answer.
    case 'empty':
    case 'not-json':
    case 'unrecognised':
      return err({ kind: 'undecodable', url, message, detail });
    case 'too-long':
      return err({ kind: 'out-of-memory', url, message });
  }
}
