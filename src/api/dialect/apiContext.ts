/** What every request needs: the server, what is known about it, and the means to send it. */
import * as z from 'zod/mini';
import { err, ok, type Result } from '../../base/result.ts';
import type { ApiError } from '../apiError.ts';
import { type ApiTarget, endpointUrl, type Parameter } from '../apiTarget.ts';
import type { AskOptions, DecodedBody } from '../request/askForTraces.ts';
import { parseSmallJson, saidBy, startOf } from '../request/refusal.ts';
import { request, SMALL_TIMEOUT, type Timeout, type Transport } from '../request/request.ts';
import { complaintOf } from '../wire.ts';
import type { DialectMemory } from './memory.ts';

export interface ApiContext {
  readonly target: ApiTarget;
  readonly memory: DialectMemory;
  readonly transport: Transport;
  readonly early?: EarlyAnswers;
}

/** Answers that were requested before anybody asked for them. */
export interface EarlyAnswers {
  /** Returns the answer for a URL, once; nothing if another one was requested, which is then discarded. */
  readonly take: (url: string, options: AskOptions) => Promise<Result<DecodedBody, ApiError>> | undefined;
}

/** Requests an endpoint and checks its answer against a schema. */
export async function askJson<T>(
  context: ApiContext,
  segments: readonly string[],
  parameters: readonly Parameter[],
  schema: z.ZodMiniType<T>,
  signal: AbortSignal,
  timeout: Timeout = SMALL_TIMEOUT,
): Promise<Result<T, ApiError>> {
  const url = endpointUrl(context.target, segments, parameters);
  const body = await request(context.transport, url, { signal, timeout });
  if (!body.ok) return body;
  return readJson(url, new TextDecoder().decode(body.value.bytes), schema);
}

/** Parses JSON with a schema. An answer with errors and no data is a refusal, whatever its status. */
export function readJson<T>(url: string, text: string, schema: z.ZodMiniType<T>): Result<T, ApiError> {
  const detail = startOf(text);
  const value = parseSmallJson(text);
  if (value === undefined) {
    if (/^\s*[[{]/.test(text)) {
      return err({ kind: 'cut-off', url, receivedBytes: text.length, totalBytes: undefined });
    }
    return err({ kind: 'undecodable', url, message: 'The answer is not JSON.', detail });
  }
  const said = saidBy(text);
  if (said !== undefined && !hasData(value)) {
    return err({ kind: 'refused', url, status: 200, message: said.message, form: said.form, detail });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) return err({ kind: 'undecodable', url, message: complaintOf(parsed.error), detail });
  return ok(parsed.data);
}

const withData = z.object({ data: z.array(z.unknown()).check(z.minLength(1)) });

function hasData(value: unknown): boolean {
  return withData.safeParse(value).success;
}
