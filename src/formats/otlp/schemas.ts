/**
 * The wire format of OTLP JSON. The hand-written readers make the same decisions, only faster; this file is
 * the readable form.
 */
import * as z from 'zod/mini';
import { isObject } from '../json/wireValue.ts';

const optionalText = z.nullish(z.string());

/** The same message for every part of a union. */
const otherwise = (expected: string) => ({ error: `expected ${expected}` });

const aCount = otherwise('count');
const count = z.nullish(
  z.union(
    [
      z.int(aCount).check(z.minimum(0, aCount), z.maximum(2 ** 31 - 1, aCount)),
      z.string().check(
        z.regex(/^\d+$/, aCount),
        z.refine((text) => Number(text) < 2 ** 31, aCount),
      ),
    ],
    aCount,
  ),
);

/** Nanoseconds since 1970 as decimal text, or as a number if a double can hold it. */
const nanosText = otherwise('nanoseconds');
const nanos = z.nullish(
  z.union(
    [z.int(nanosText).check(z.minimum(0, nanosText)), z.string().check(z.regex(/^\d{1,20}$/, nanosText))],
    nanosText,
  ),
);

const aWholeNumber = otherwise('whole number');
const wholeNumber = z.union(
  [
    z.number().check(z.refine(Number.isInteger, aWholeNumber)),
    z.string().check(z.regex(/^-?\d{1,300}$/, aWholeNumber)),
  ],
  aWholeNumber,
);
const aNumber = otherwise('number');
const double = z.union(
  [z.number(), z.string().check(z.regex(/^(NaN|-?Infinity|-?\d+(\.\d+)?([eE][-+]?\d+)?)$/, aNumber))],
  aNumber,
);

/** A value inside another value. */
const innerValue: z.ZodMiniType = z.lazy(() => anyValue);

/** In order of precedence if a value has several, which is a mistake. */
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

/** AnyValue. Unknown fields are allowed; they are kept as JSON. */
const anyValue = z.pipe(
  z.transform(keepFirstField),
  z.nullish(
    z.looseObject({
      stringValue: optionalText,
      boolValue: z.nullish(z.boolean()),
      intValue: z.nullish(wholeNumber),
      doubleValue: z.nullish(double),
      bytesValue: optionalText,
      arrayValue: z.nullish(z.looseObject({ values: z.nullish(z.array(innerValue)) })),
      kvlistValue: z.nullish(
        z.looseObject({
          values: z.nullish(z.array(z.looseObject({ key: optionalText, value: innerValue }))),
        }),
      ),
    }),
  ),
);

const otlpKeyValueSchema = z.looseObject({ key: optionalText, value: anyValue });
const attributes = z.nullish(z.array(otlpKeyValueSchema));

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
const kind = z.nullish(
  z.union(
    [
      z.int(aKind).check(z.minimum(0, aKind), z.maximum(5, aKind)),
      z
        .string()
        .check(z.regex(/^(SPAN_KIND_)?(UNSPECIFIED|INTERNAL|SERVER|CLIENT|PRODUCER|CONSUMER)$/i, aKind)),
    ],
    aKind,
  ),
);

const aStatus = otherwise('status code');
const statusCode = z.nullish(
  z.union(
    [
      z.int(aStatus).check(z.minimum(0, aStatus), z.maximum(2, aStatus)),
      z.string().check(z.regex(/^(STATUS_CODE_)?(UNSET|OK|ERROR)$/i, aStatus)),
    ],
    aStatus,
  ),
);

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
  events: z.nullish(z.array(event)),
  droppedEventsCount: count,
  links: z.nullish(z.array(link)),
  droppedLinksCount: count,
  status: z.nullish(z.looseObject({ code: statusCode, message: optionalText })),
});

export const otlpResourceSchema = z.looseObject({ attributes });
export const otlpScopeSchema = z.looseObject({ name: optionalText, version: optionalText, attributes });
