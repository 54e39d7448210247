/** Turns the bytes of an answer into traces while they arrive. */
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
  /** The first characters of the answer, to show on demand. */
  readonly start: string;
}

export interface AskOptions extends Omit<RequestOptions, 'onBytes'> {
  readonly onProgress?: (progress: Progress) => void;
  /** Whether an incomplete answer is wanted as far as it came; otherwise it is an error. */
  readonly isPartWanted: boolean;
}

/**
 * Requests a URL and decodes its answer, in either dialect, while it arrives. An answer without traces is not
 * an error here, but an envelope with errors is. An incomplete answer has a warning of the kind `incomplete`.
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
  // Only building the columns remains.
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
  if (interruption?.kind === 'cut-off' && interruption.isStopped)
    return `Loading was stopped after ${amount}`;
  return interruption?.kind === 'timeout'
    ? `The server sent nothing for ${interruption.seconds} s after ${amount}`
    : `The connection was lost after ${amount}`;
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
    // An empty result is always expressed in some way. No bytes at all (including a 204) is not an answer.
    case 'empty':
    case 'not-json':
    case 'unrecognised':
      return err({ kind: 'undecodable', url, message, detail });
    case 'too-long':
      return err({ kind: 'out-of-memory', url, message });
  }
}
