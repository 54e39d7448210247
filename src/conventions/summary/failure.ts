/** How a span without a status code says that it failed. */
import { errorKeys } from '../error.ts';
import { oneLine, type ReadTag, readText } from './readText.ts';

/** Returns the type of its error in a word: `SocketTimeoutException`, `timeout`. */
export function readErrorType(read: ReadTag): string | undefined {
  const type = readText(read, errorKeys.type);
  return type === undefined || type === '_OTHER' ? undefined : shortType(type);
}

/** Returns the last part of the name of a class: `IOException` of `java.io.IOException`. */
export function shortType(type: string): string {
  const name = /^(?:[\w$]+(?:\.|::|\\|\/))+([\w$]*[A-Za-z_$][\w$]*)$/.exec(oneLine(type))?.[1];
  return name ?? oneLine(type);
}
