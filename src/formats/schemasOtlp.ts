/** The wire shape of OTLP JSON. The hand-written readers give the same verdicts, faster; here one can read what holds. */
import * as z from 'zod';

const optionalText = z.string().nullish();
const count = z
  .union(
    [
      z
        .int()
        .min(0)
        .max(2 ** 31 - 1),
      z
        .string()
        .regex(/^\d+$/)
        .refine((text) => Number(text) < 2 ** 31),
    ],
    {
      error: 'expected count',
    },
  )
  .nullish();

/** Nanoseconds since 1970 as decimal text; a number only where a double holds it. */
const nanos = z
  .union([z.int().min(0), z.string().regex(/^\d+$/)], { error: 'expected nanoseconds' })
  .nullish();

const wholeNumber = z.union([z.number().refine(Number.isInteger), z.string().regex(/^-?\d{1,300}$/)], {
  error: 'expected whole number',
});
const double = z.union([z.number(), z.string().regex(/^(NaN|-?Infinity|-?\d+(\.\d+)?([eE][-+]?\d+)?)$/)], {
  error: 'expected number',
});

/** A value within a value. */
const innerValue: z.ZodType = z.lazy(() => anyValue);

/** AnyValue. Fields not known here are let through: they are kept as the JSON that came. */
const anyValue = z
  .looseObject({
    stringValue: z.string().nullish(),
    boolValue: z.boolean().nullish(),
    intValue: wholeNumber.nullish(),
    doubleValue: double.nullish(),
    bytesValue: z.string().nullish(),
    arrayValue: z.looseObject({ values: z.array(innerValue).nullish() }).nullish(),
    kvlistValue: z
      .looseObject({ values: z.array(z.looseObject({ key: optionalText, value: innerValue })).nullish() })
      .nullish(),
  })
  .nullish();

export const otlpKeyValueSchema = z.looseObject({ key: optionalText, value: anyValue });
const attributes = z.array(otlpKeyValueSchema).nullish();

const event = z.looseObject({
  timeUnixNano: nanos,
  name: optionalText,
  attributes,
  droppedAttributesCount: count,
});

const link = z.looseObject({
  traceId: optionalText,
  spanId: optionalText,
  traceState: optionalText,
  attributes,
  droppedAttributesCount: count,
});

const kind = z
  .union(
    [
      z.int().min(0).max(5),
      z.enum([
        'SPAN_KIND_UNSPECIFIED',
        'SPAN_KIND_INTERNAL',
        'SPAN_KIND_SERVER',
        'SPAN_KIND_CLIENT',
        'SPAN_KIND_PRODUCER',
        'SPAN_KIND_CONSUMER',
      ]),
    ],
    { error: 'expected span kind' },
  )
  .nullish();

const statusCode = z
  .union([z.int().min(0).max(2), z.enum(['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'])], {
    error: 'expected status code',
  })
  .nullish();

export const otlpSpanSchema = z.looseObject({
  traceId: optionalText,
  spanId: optionalText,
  parentSpanId: optionalText,
  traceState: optionalText,
  name: optionalText,
  kind,
  startTimeUnixNano: nanos,
  endTimeUnixNano: nanos,
  attributes,
  droppedAttributesCount: count,
  events: z.array(event).nullish(),
  droppedEventsCount: count,
  links: z.array(link).nullish(),
  droppedLinksCount: count,
  status: z.looseObject({ code: statusCode, message: optionalText }).nullish(),
});

export const otlpResourceSchema = z.looseObject({ attributes });
export const otlpScopeSchema = z.looseObject({ name: optionalText, version: optionalText, attributes });
