/**
 * Recognizes an exception among the events of a span: OpenTelemetry's `exception`, and OpenTracing's log
 * `event=error`.
 */
import { type AttributeDetails, type AttributeList, FEW_ATTRIBUTES } from './attributeList.ts';

export interface ExceptionDetails {
  readonly type: string | undefined;
  readonly message: string | undefined;
  /** With its original line breaks. */
  readonly stacktrace: string | undefined;
  /** What the event says besides; all that it says, where that is very much. */
  readonly rest: AttributeList;
}

/** Alternative keys for each part, newest convention first. */
const TYPE_KEYS = ['exception.type', 'error.kind', 'error.type'];
const MESSAGE_KEYS = ['exception.message', 'message', 'error.message', 'error.object'];
const STACK_KEYS = ['exception.stacktrace', 'stack', 'error.stack'];
export const EXCEPTION_KEYS: ReadonlySet<string> = new Set([
  'event',
  ...TYPE_KEYS,
  ...MESSAGE_KEYS,
  ...STACK_KEYS,
]);

/**
 * The exception that an event tells of, or undefined. Conventions:
 * https://opentelemetry.io/docs/specs/semconv/exceptions/ and
 * https://github.com/opentracing/specification/blob/master/semantic_conventions.md#log-fields-table
 * `telling`: those of the attributes that have one of EXCEPTION_KEYS.
 */
export function exceptionDetails(
  eventName: string,
  attributes: AttributeList,
  telling: readonly AttributeDetails[],
): ExceptionDetails | undefined {
  if (!tellsOfException(eventName, telling)) return undefined;
  const used = new Set<AttributeDetails>();
  const take = (keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const found = telling.find((attribute) => attribute.key === key && attribute.text !== '');
      if (found === undefined) continue;
      used.add(found);
      return found.text;
    }
    return undefined;
  };
  const type = take(TYPE_KEYS);
  const message = take(MESSAGE_KEYS);
  const stacktrace = take(STACK_KEYS);
  if (type === undefined && message === undefined && stacktrace === undefined) return undefined;
  const rest =
    attributes.length > FEW_ATTRIBUTES
      ? attributes
      : [...attributes].filter((attribute) => !used.has(attribute) && attribute.key !== 'event');
  return { type, message, stacktrace, rest };
}

function tellsOfException(eventName: string, attributes: readonly AttributeDetails[]): boolean {
  if (eventName === 'exception' || eventName === 'error') return true;
  return attributes.some(
    ({ key, text }) =>
      key === 'exception.type' ||
      key === 'exception.message' ||
      (key === 'event' && (text === 'error' || text === 'exception')),
  );
}
