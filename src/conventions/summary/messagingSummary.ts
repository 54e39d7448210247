/** `kafka process orders[3] · group billing · batch 50 · lag 1.2 s` */
import { formatCount } from '../../base/formatCount.ts';
import { formatDuration } from '../../base/formatDuration.ts';
import { messagingKeys } from '../messaging.ts';
import { readErrorType } from './failure.ts';
import { type ReadTag, readFlag, readNumber, readText } from './readText.ts';
import type { SpanDomain, SummaryFacts } from './spanDomain.ts';

export const messagingSummary: SpanDomain = {
  name: 'messaging',
  signs: [messagingKeys.system, messagingKeys.destination],
  summarize(read, facts) {
    const group = readText(read, messagingKeys.consumerGroup) ?? readText(read, messagingKeys.subscription);
    const batch = readNumber(read, messagingKeys.batchCount) ?? 0;
    const lag = facts.lagMicros ?? 0;
    const type = readErrorType(read);
    return {
      subject: [
        readText(read, messagingKeys.system) ?? 'queue',
        describeOperation(read, facts),
        describeDestination(read),
      ],
      outcome: type,
      spare: [
        group === undefined ? undefined : `group ${group}`,
        batch > 1 ? `batch ${formatCount(batch)}` : undefined,
      ],
      details: [lag > 0 ? `lag ${formatLag(lag)}` : undefined],
      severity: type === undefined ? 'none' : 'error',
    };
  },
};

/** A line has no columns to align, so `1.20 s` is `1.2 s`. */
function formatLag(lagMicros: number): string {
  return formatDuration(lagMicros).replace(/\.(\d*?)0+(?= )/, (_, digits) =>
    digits === '' ? '' : `.${digits}`,
  );
}

/** The words of today; a span of an older age has none, but its kind. */
function describeOperation(read: ReadTag, { kind }: SummaryFacts): string | undefined {
  const type = readText(read, messagingKeys.operationType) ?? readText(read, messagingKeys.operationName);
  if (type === 'publish') return 'send';
  if (type === 'deliver') return 'process';
  if (type !== undefined) return type;
  if (kind === 'producer') return 'send';
  return kind === 'consumer' ? 'process' : undefined;
}

function describeDestination(read: ReadTag): string | undefined {
  const isUnnamed = readText(read, messagingKeys.template) === undefined && isMadeUp(read);
  if (isUnnamed) return readFlag(read, messagingKeys.isAnonymous) ? '(anonymous)' : '(temporary)';
  const name = readDestination(read);
  const partition = readText(read, messagingKeys.partition);
  return name === undefined || partition === undefined ? name : `${name}[${partition}]`;
}

/** Returns the name or pattern of a queue; undefined if it is made up for an hour, for that says nothing. */
export function readDestination(read: ReadTag): string | undefined {
  const template = readText(read, messagingKeys.template);
  if (template !== undefined) return template;
  return isMadeUp(read) ? undefined : readText(read, messagingKeys.destination);
}

function isMadeUp(read: ReadTag): boolean {
  return readFlag(read, messagingKeys.isAnonymous) || readFlag(read, messagingKeys.isTemporary);
}
