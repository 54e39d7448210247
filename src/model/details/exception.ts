/** Exceptions among the events of a span. */
import { readException } from '../../conventions/exception.ts';
import { type AttributeDetails, type AttributeList, FEW_ATTRIBUTES } from './attributeList.ts';

export interface ExceptionDetails {
  readonly type: string | undefined;
  readonly message: string | undefined;
  /** With its original line breaks. */
  readonly stacktrace: string | undefined;
  /** The event's other attributes, or all of them if there are very many. */
  readonly rest: AttributeList;
}

/**
 * Returns the exception that an event describes, or undefined. `telling`: the attributes that have one of
 * `exceptionFieldKeys`.
 */
export function exceptionDetails(
  eventName: string,
  attributes: AttributeList,
  telling: readonly AttributeDetails[],
): ExceptionDetails | undefined {
  const exception = readException(eventName, telling);
  if (exception === undefined) return undefined;
  const { type, message, stacktrace, isRead } = exception;
  const rest =
    attributes.length > FEW_ATTRIBUTES
      ? attributes
      : [...attributes].filter((attribute) => !isRead(attribute));
  return { type, message, stacktrace, rest };
}
