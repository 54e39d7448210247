/** Exceptions `IOException: connection reset` and feature flags `flag new-cart=on`, of spans and events. */
import { errorKeys } from '../error.ts';
import { exceptionKeys } from '../exception.ts';
import { featureFlagKeys } from '../featureFlag.ts';
import { maskText } from '../masking/maskText.ts';
import { shortType } from './failure.ts';
import { type ReadTag, readText } from './readText.ts';
import type { SpanDomain } from './spanDomain.ts';
import { summaryLine } from './summaryLine.ts';

export const featureFlagSummary: SpanDomain = {
  name: 'featureFlag',
  signs: [featureFlagKeys.key],
  summarize(read) {
    const key = readText(read, featureFlagKeys.key);
    const variant = readText(read, featureFlagKeys.variant);
    return { subject: ['flag', key === undefined || variant === undefined ? key : `${key}=${variant}`] };
  },
};

export const exceptionSummary: SpanDomain = {
  name: 'exception',
  signs: [exceptionKeys.type, exceptionKeys.message, errorKeys.type, errorKeys.message],
  summarize(read) {
    const type = readText(read, exceptionKeys.type) ?? readText(read, errorKeys.type);
    const message = readText(read, exceptionKeys.message) ?? readText(read, errorKeys.message);
    return { subject: [exceptionText(type, message)], severity: 'error' };
  },
};

/** Returns an exception on one line, at most 60 characters; undefined if nothing is known of it. */
export function exceptionLine(type: string | undefined, message: string | undefined): string | undefined {
  const texts: Readonly<Record<string, string | undefined>> = { type, message };
  const read: ReadTag = (key) => texts[key];
  return summaryLine({ subject: [exceptionText(readText(read, ['type']), readText(read, ['message']))] });
}

function exceptionText(type: string | undefined, message: string | undefined): string | undefined {
  const name = type === undefined || type === '_OTHER' ? undefined : shortType(type);
  const said = message === undefined ? undefined : maskText(message);
  return name === undefined || said === undefined ? (name ?? said) : `${name}: ${said}`;
}
