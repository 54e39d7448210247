/** The wire format of Jaeger's small answers and of its envelopes, as zod schemas. */
import * as z from 'zod/mini';

// A strict content security policy forbids the generated code of zod's fast path.
z.config({ jitless: true });

/** null if an old server has nothing to list. */
export const legacyServices = z.object({ data: z.nullable(z.array(z.string())) });
export const v3Services = listNamed('services', z.string());

const operation = z.object({ name: z._default(z.string(), ''), spanKind: z.optional(z.string()) });
export const legacyOperations = z.object({ data: z.nullable(z.array(operation)) });
export const v3Operations = listNamed('operations', operation);
/** `/api/services/{service}/operations`: names only. */
export const legacyOperationNames = z.object({ data: z.nullable(z.array(z.string())) });

/** A 64-bit number of nanoseconds as decimal text (some compatible servers send a number). */
const unixNano = z.pipe(
  z.union([z.string().check(z.regex(/^-?\d{1,20}$/, 'a decimal count of nanoseconds')), z.int()]),
  z.transform((value: string | number) => BigInt(value)),
);

/** Zeros are omitted on the wire. */
const count = z._default(z.int().check(z.gte(0)), 0);

const summary = z.object({
  traceId: z.string().check(z.minLength(1)),
  rootServiceName: z._default(z.string(), ''),
  rootOperationName: z._default(z.string(), ''),
  minStartTimeUnixNano: z._default(unixNano, 0n),
  maxEndTimeUnixNano: z._default(unixNano, 0n),
  spanCount: count,
  errorSpanCount: count,
  orphanSpanCount: z.optional(z.int().check(z.gte(0))),
  services: z.nullish(
    z.array(z.object({ name: z._default(z.string(), ''), spanCount: count, errorSpanCount: count })),
  ),
});
export type WireSummary = z.infer<typeof summary>;

/** Read one by one, so that an invalid summary does not hide the valid ones. */
export const summariesEnvelope = listNamed('summaries', z.unknown());
export const wireSummary = summary;

/**
 * An object with one list. Protocol buffers omit an empty list, so `{}` means an empty one, but nothing else
 * does.
 */
function listNamed<T>(key: string, item: z.ZodMiniType<T>) {
  const holder = z
    .record(z.string(), z.unknown())
    .check(z.refine((value) => key in value || Object.keys(value).length === 0, `there is no “${key}”`));
  const list = z.pipe(
    holder,
    z.transform((value: Record<string, unknown>) => value[key] ?? []),
  );
  return z.pipe(list, z.array(item));
}

/** Returns zod's first complaint as a sentence: where, and what. */
export function complaintOf(error: z.core.$ZodError): string {
  const issue = error.issues.at(0);
  if (issue === undefined) return 'Its format is unknown.';
  const where = issue.path.length === 0 ? 'At the top' : `At ${issue.path.join('.')}`;
  return `${where}: ${issue.message}.`;
}
