/**
 * Exceptions among the events of a span: OpenTelemetry's `exception`, and OpenTracing's log `event=error`.
 * https://opentelemetry.io/docs/specs/semconv/exceptions/exceptions-spans/
 * https://github.com/opentracing/specification/blob/master/semantic_conventions.md#log-fields-table
 */
import { errorKeys } from './error.ts';
import { eventKeys } from './event.ts';
import { type KeyFamilies, type KeyFamily, readNewest } from './keyFamily.ts';

export const exceptionKeys = {
  type: ['exception.type', 'error.kind'],
  message: ['exception.message', 'error.object'],
  stacktrace: ['exception.stacktrace', 'stack', 'error.stack'],
  /** Whether it left the span. */
  isEscaped: ['exception.escaped'],
} as const satisfies KeyFamilies;

/** Where each part of an exception is looked for, also under keys that mean more than this. */
const partKeys = {
  type: [...exceptionKeys.type, ...errorKeys.type],
  message: [exceptionKeys.message[0], 'message', ...errorKeys.message, exceptionKeys.message[1]],
  stacktrace: exceptionKeys.stacktrace,
} as const satisfies KeyFamilies;

/** The signs that an event describes an exception. Any one of them is enough. */
export const exceptionSigns: {
  /** Keys that only exceptions have. */
  readonly keys: readonly string[];
  /** Names of the event. */
  readonly names: readonly string[];
  /** Keys under which the name may also be found. */
  readonly nameKeys: readonly string[];
} = {
  keys: [exceptionKeys.type[0], exceptionKeys.message[0]],
  names: ['exception', 'error'],
  nameKeys: eventKeys.name,
};

/** The keys of all fields that `readException` looks at. */
export const exceptionFieldKeys: ReadonlySet<string> = new Set([
  ...exceptionSigns.nameKeys,
  ...Object.values(partKeys).flat(),
]);

/** A key and its value as text. */
interface Field {
  readonly key: string;
  readonly text: string;
}

export interface ReadException {
  readonly type: string | undefined;
  readonly message: string | undefined;
  /** With its original line breaks. */
  readonly stacktrace: string | undefined;
  /** Whether the exception already contains this field. */
  readonly isRead: (field: Field) => boolean;
}

/** Returns the exception that an event describes, or undefined. */
export function readException(eventName: string, fields: readonly Field[]): ReadException | undefined {
  if (!tellsOfException(eventName, fields)) return undefined;
  const used = new Set<Field>();
  const take = (family: KeyFamily): string | undefined => {
    const found = readNewest(family, (key) => fields.find((field) => field.key === key && field.text !== ''));
    if (found !== undefined) used.add(found);
    return found?.text;
  };
  const type = take(partKeys.type);
  const message = take(partKeys.message);
  const stacktrace = take(partKeys.stacktrace);
  if (type === undefined && message === undefined && stacktrace === undefined) return undefined;
  const isRead = (field: Field) => used.has(field) || exceptionSigns.nameKeys.includes(field.key);
  return { type, message, stacktrace, isRead };
}

function tellsOfException(eventName: string, fields: readonly Field[]): boolean {
  const { keys, names, nameKeys } = exceptionSigns;
  if (names.includes(eventName)) return true;
  return fields.some(
    ({ key, text }) => keys.includes(key) || (nameKeys.includes(key) && names.includes(text)),
  );
}
