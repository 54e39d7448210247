/** The wire shape of Jaeger JSON. The hand-written readers give the same verdicts, faster; here one can read what holds. */
import * as z from 'zod';
import { MAX_MICROS, microsOfText } from './wireValue.ts';

const optionalText = z.string().nullish();

const notMicros = { error: 'expected microseconds of 64 bits' };

/** Microseconds: a number, or a whole number as a text where a double would lose digits. */
const micros = z
  .union(
    [
      z.number().min(-MAX_MICROS, notMicros).max(MAX_MICROS, notMicros),
      z.string().refine((text) => microsOfText(text) !== undefined, notMicros),
    ],
    notMicros,
  )
  .nullish();

/** The value may be anything: it is kept as it came, with the type that it shows. */
export const jaegerTagSchema = z.looseObject({ key: z.string(), type: optionalText });
const tags = z.array(jaegerTagSchema).nullish();

const reference = z.looseObject({ refType: optionalText, traceID: optionalText, spanID: optionalText });
const log = z.looseObject({ timestamp: micros, fields: tags });

export const jaegerProcessSchema = z.looseObject({ serviceName: optionalText, tags });

export const jaegerSpanSchema = z.looseObject({
  traceID: optionalText,
  spanID: optionalText,
  parentSpanID: optionalText,
  operationName: optionalText,
  references: z.array(reference).nullish(),
  startTime: micros,
  duration: micros,
  tags,
  logs: z.array(log).nullish(),
  processID: optionalText,
  process: z.looseObject({}).nullish(),
  warnings: z.array(z.string()).nullish(),
});

/** A trace without its spans, which are read one by one. */
export const jaegerTraceSchema = z.looseObject({
  traceID: optionalText,
  spans: z.array(z.unknown()).nullish(),
  processes: z.record(z.string(), z.unknown()).nullish(),
});

export const jaegerErrorSchema = z.looseObject({
  code: z.number().nullish(),
  msg: z.string(),
  traceID: optionalText,
});

/** What Jaeger's legacy API puts around its answers. */
export const jaegerEnvelopeSchema = z.looseObject({
  data: z.unknown(),
  errors: z.array(jaegerErrorSchema).nullish(),
});
