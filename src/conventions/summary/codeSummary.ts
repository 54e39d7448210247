/** `OrderService.place (OrderService.java:118)` */
import { codeKeys } from '../code.ts';
import { readErrorType } from './failure.ts';
import { type ReadTag, readText } from './readText.ts';
import type { SpanDomain } from './spanDomain.ts';

export const codeSummary: SpanDomain = {
  name: 'code',
  signs: [codeKeys.function, codeKeys.file],
  summarize(read) {
    const name = describeFunction(read);
    const place = describePlace(read);
    const type = readErrorType(read);
    return {
      subject: name === undefined ? [place] : [name, place === undefined ? undefined : `(${place})`],
      outcome: type,
      severity: type === undefined ? 'none' : 'error',
    };
  },
};

/** The function and what it belongs to: the last two parts of its full name. */
function describeFunction(read: ReadTag): string | undefined {
  const name = readText(read, codeKeys.function);
  const namespace = readText(read, codeKeys.namespace);
  if (name === undefined) return undefined;
  const isWhole = namespace === undefined || /[.:#\\]/.test(name);
  const parts = (isWhole ? name : `${namespace}.${name}`)
    .replace(/^.*\//, '')
    .split(/::|[.#\\]/)
    .filter((part) => part !== '');
  return parts.length === 0 ? name : parts.slice(-2).join('.');
}

function describePlace(read: ReadTag): string | undefined {
  const file = readText(read, codeKeys.file)?.replace(/^.*[/\\](?=.)/, '');
  const line = readText(read, codeKeys.line);
  return file === undefined || line === undefined ? file : `${file}:${line}`;
}
