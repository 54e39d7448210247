/** The shapes of Jaeger's small answers and of its envelopes, as they stand on the wire. The truth of them: zod. */
import * as z from 'zod';

// A strict content security policy forbids the generated code of zod's fast path.
z.config({ jitless: true });

const wireError = z.object({
  code: z.number().optional(),
  msg: z.string(),
  traceID: z.string().optional(),
});

/** What every legacy answer is wrapped in. Compatibles leave keys out. */
export const legacyEnvelope = z.object({
  data: z.unknown().optional(),
  errors: z.array(wireError).nullish(),
});

/** Legacy error body: has errors, and usually no data. */
export const legacyErrors = z.object({ errors: z.array(wireError).min(1) });

/** v3 error body. */
export const v3Error = z.object({
  error: z.object({ message: z.string(), httpCode: z.number().optional(), code: z.number().optional() }),
});

/** null where old servers have nothing to list. */
export const legacyServices = z.object({ data: z.array(z.string()).nullable() });
export const v3Services = listNamed('services', z.string());

const operation = z.object({ name: z.string().default(''), spanKind: z.string().optional() });
export const legacyOperations = z.object({ data: z.array(operation).nullable() });
export const v3Operations = listNamed('operations', operation);
/** `/api/services/{service}/operations`: names only. */
export const legacyOperationNames = z.object({ data: z.array(z.string()).nullable() });

/** A 64-bit count of nanoseconds as decimal text (a number where a compatible sends one). */
const unixNano = z
  .union([z.string().regex(/^-?\d{1,20}$/, 'a decimal count of nanoseconds'), z.number().int()])
  .transform((value) => BigInt(value));

/** Zeros are left out on the wire. */
const count = z.number().int().min(0).default(0);

const summary = z.object({
  traceId: z.string().min(1),
  rootServiceName: z.string().default(''),
  rootOperationName: z.string().default(''),
  minStartTimeUnixNano: unixNano.default(0n),
  maxEndTimeUnixNano: unixNano.default(0n),
  spanCount: count,
  errorSpanCount: count,
  orphanSpanCount: z.number().int().min(0).optional(),
  services: z
    .array(z.object({ name: z.string().default(''), spanCount: count, errorSpanCount: count }))
    .nullish(),
});
export type WireSummary = z.infer<typeof summary>;

/** One by one, so that a bad summary does not hide the good ones. */
export const summariesEnvelope = listNamed('summaries', z.unknown());
export const wireSummary = summary;

/** An object with one list. Protocol buffers leave an empty one out, so `{}` is an empty list; anything else is not. */
function listNamed<T>(key: string, item: z.ZodType<T>) {
  return z
    .record(z.string(), z.unknown())
    .refine((value) => key in value || Object.keys(value).length === 0, `there is no “${key}”`)
    .transform((value) => value[key] ?? [])
    .pipe(z.array(item));
}

/** The first complaint of zod as a sentence: where, and what. */
export function complaintOf(error: z.ZodError): string {
  const issue = error.issues.at(0);
  if (issue === undefined) return 'It has an unknown shape.';
  const where = issue.path.length === 0 ? 'At the top' : `At ${issue.path.join('.')}`;
  return `${where}: ${issue.message}.`;
}
