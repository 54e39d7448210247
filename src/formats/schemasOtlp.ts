/** The wire shape of OTLP JSON. The hand-written readers give the same verdicts, faster; here one can read what holds. */
import * as z from 'zod';
import { isObject } from './wireValue.ts';

const optionalText = z.string().nullish();

/** The same words whichever part of a union refuses. */
const otherwise = (expected: string) => ({ error: `expected ${expected}` });

const aCount = otherwise('count');
const count = z
  .union(
    [
      z
        .int(aCount)
        .min(0, aCount)
        .max(2 ** 31 - 1, aCount),
      z
        .string()
        .regex(/^\d+$/, aCount)
        .refine((text) => Number(text) < 2 ** 31, aCount),
    ],
    aCount,
  )
  .nullish();

/** Nanoseconds since 1970 as decimal text; a number only where a double holds it. */
const nanosText = otherwise('nanoseconds');
const nanos = z
  .union([z.int(nanosText).min(0, nanosText), z.string().regex(/^\d{1,20}$/, nanosText)], nanosText)
  .nullish();

const aWholeNumber = otherwise('whole number');
const wholeNumber = z.union(
  [z.number().refine(Number.isInteger, aWholeNumber), z.string().regex(/^-?\d{1,300}$/, aWholeNumber)],
  aWholeNumber,
);
const aNumber = otherwise('number');
const double = z.union(
  [z.number(), z.string().regex(/^(NaN|-?Infinity|-?\d+(\.\d+)?([eE][-+]?\d+)?)$/, aNumber)],
  aNumber,
);

/** A value within a value. */
const innerValue: z.ZodType = z.lazy(() => anyValue);

/** In the order in which they count where a value gives several, which is a mistake. */
const valueFields = [
  'stringValue',
  'intValue',
  'boolValue',
  'doubleValue',
  'bytesValue',
  'arrayValue',
  'kvlistValue',
];

function keepFirstField(value: unknown): unknown {
  if (!isObject(value)) return value;
  const given = valueFields.find((field) => value[field] !== undefined && value[field] !== null);
  return given === undefined ? value : { [given]: value[given] };
}

/** AnyValue. Fields not known here are let through: they are kept as the JSON that came. */
const anyValue = z.preprocess(
  keepFirstField,
  z
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
    .nullish(),
);

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

const aKind = otherwise('span kind');
const kind = z
  .union(
    [
      z.int(aKind).min(0, aKind).max(5, aKind),
      z.enum(
        [
          'SPAN_KIND_UNSPECIFIED',
          'SPAN_KIND_INTERNAL',
          'SPAN_KIND_SERVER',
          'SPAN_KIND_CLIENT',
          'SPAN_KIND_PRODUCER',
          'SPAN_KIND_CONSUMER',
        ],
        aKind,
      ),
    ],
    aKind,
  )
  .nullish();

const aStatus = otherwise('status code');
const statusCode = z
  .union(
    [
      z.int(aStatus).min(0, aStatus).max(2, aStatus),
      z.enum(['STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'], aStatus),
    ],
    {
      error: 'expected status code',
    },
  )
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
