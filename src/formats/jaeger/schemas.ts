/**
 * The wire format of Jaeger JSON. The hand-written readers make the same decisions, only faster; this file is
 * the readable form.
 */
import * as z from 'zod/mini';
import { MAX_MICROS, microsOfText } from '../json/wireValue.ts';

const optionalText = z.nullish(z.string());

const notMicros = { error: 'expected 64-bit microseconds' };

/** Microseconds: a number, or a whole number as text if a double would lose digits. */
const micros = z.nullish(
  z.union(
    [
      z.number().check(z.minimum(-MAX_MICROS, notMicros), z.maximum(MAX_MICROS, notMicros)),
      z.string().check(z.refine((text) => microsOfText(text) !== undefined, notMicros)),
    ],
    notMicros,
  ),
);

/** Any value is allowed. It is kept unchanged, with its apparent type. */
const jaegerTagSchema = z.looseObject({ key: z.string(), type: optionalText });
const tags = z.nullish(z.array(jaegerTagSchema));

const reference = z.looseObject({ refType: optionalText, traceID: optionalText, spanID: optionalText });
const log = z.looseObject({ timestamp: micros, fields: tags });

export const jaegerProcessSchema = z.looseObject({ serviceName: optionalText, tags });

export const jaegerSpanSchema = z.looseObject({
  traceID: optionalText,
  spanID: optionalText,
  parentSpanID: optionalText,
  operationName: optionalText,
  references: z.nullish(z.array(reference)),
  startTime: micros,
  duration: micros,
  tags,
  logs: z.nullish(z.array(log)),
  processID: optionalText,
  process: z.nullish(z.looseObject({})),
  warnings: z.nullish(z.array(z.string())),
});

/** A trace without its spans, which are read one by one. */
export const jaegerTraceSchema = z.looseObject({
  traceID: optionalText,
  spans: z.nullish(z.array(z.unknown())),
  processes: z.nullish(z.record(z.string(), z.unknown())),
});

const jaegerErrorSchema = z.looseObject({
  code: z.nullish(z.number()),
  msg: z.string(),
  traceID: optionalText,
});

/** The envelope of Jaeger's legacy API. */
export const jaegerEnvelopeSchema = z.looseObject({
  data: z.unknown(),
  errors: z.nullish(z.array(jaegerErrorSchema)),
});
