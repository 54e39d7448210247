/** What a span called, and how it ended, in a few words. The cost depends on what the span holds. */
import { dbKeys } from '../../conventions/db.ts';
import { type KeyFamily, readNewest } from '../../conventions/keyFamily.ts';
import { messagingKeys } from '../../conventions/messaging.ts';
import { peerKeys } from '../../conventions/peer.ts';
import { statusConventions } from '../../conventions/status.ts';
import { findStrings } from '../findStrings.ts';
import { SpanFlag, type SpanIndex, spanKindNames, type Trace } from '../trace.ts';
import { type AttributeDetails, attributesWithKeys } from './attributeList.ts';
import { eventDetails } from './events.ts';
import { spanDetails } from './spanDetails.ts';

export interface SpanOutcome {
  /** The service, database or queue that was called, as far as its tags know: `bank-gw`. */
  readonly called: string | undefined;
  /** Why it failed, or may have; undefined if it did not, or nothing says why. */
  readonly reason: string | undefined;
}

/** In the order in which they name something best. */
const calledFamilies: readonly KeyFamily[] = [
  peerKeys.service,
  dbKeys.system,
  messagingKeys.system,
  peerKeys.address,
];
const calledKeys: ReadonlySet<string> = new Set(calledFamilies.flat());
const statusKeys: ReadonlySet<string> = new Set(statusConventions.flatMap(({ keys }) => [...keys]));
/** Among more events than this, only the last ones are searched for an exception. */
const SEARCHED_EVENTS = 20;
const CALLING: ReadonlySet<string> = new Set(['client', 'producer', 'unspecified', 'internal']);

export function spanOutcome(trace: Trace, span: SpanIndex): SpanOutcome {
  const { spans } = trace;
  const isCaller = CALLING.has(spanKindNames.at(spans.kind[span]) ?? 'unspecified');
  const called = isCaller ? whatWasCalled(trace, span) : undefined;
  const flags = spans.flags[span];
  if ((flags & SpanFlag.ownError) !== 0) return { called, reason: whyFailed(trace, span) };
  if ((flags & SpanFlag.suspectedError) === 0) return { called, reason: undefined };
  const code = spanDetails(trace, span).statusCode;
  return { called, reason: code === undefined ? undefined : `${code.key} is ${code.text}` };
}

function whatWasCalled(trace: Trace, span: SpanIndex): string | undefined {
  // Most spans have none of the keys, and rows ask while they scroll by.
  const wanted = calledKeyIds(trace);
  const { first, key } = trace.attributes;
  let hasAny = false;
  for (let row = first[span]; row < first[span + 1] && !hasAny; row++) hasAny = wanted.has(key[row]);
  if (!hasAny) return undefined;
  const found = attributesWithKeys(trace, trace.attributes, span, calledKeys);
  const own = trace.services.at(trace.spans.service[span])?.name;
  for (const family of calledFamilies) {
    const text = readNewest(family, (key) => textOf(found, key));
    const name = text === undefined ? undefined : withoutPort(text);
    if (name !== undefined && name !== own && !isAddress(name)) return name;
  }
  return undefined;
}

const keyIdsOf = new WeakMap<Trace, ReadonlySet<number>>();

function calledKeyIds(trace: Trace): ReadonlySet<number> {
  let ids = keyIdsOf.get(trace);
  if (ids === undefined) {
    ids = new Set(findStrings(trace.strings, calledKeys, trace.keyEnd).values());
    keyIdsOf.set(trace, ids);
  }
  return ids;
}

function textOf(attributes: readonly AttributeDetails[], key: string): string | undefined {
  const text = attributes.find((attribute) => attribute.key === key)?.text.trim();
  return text === '' ? undefined : text;
}

function withoutPort(name: string): string {
  return name.replace(/:\d{1,5}$/, '');
}

/** An IP address says nothing to a reader. */
function isAddress(name: string): boolean {
  return /^\[?[\d.]+\]?$/.test(name) || (name.includes(':') && /^\[?[\da-f:.]+\]?$/i.test(name));
}

/** The message of its status, else its last exception, else the code of its protocol. */
function whyFailed(trace: Trace, span: SpanIndex): string | undefined {
  const { statusMessage } = spanDetails(trace, span);
  if (statusMessage !== undefined && statusMessage.trim() !== '') return statusMessage;
  const count = trace.events.first[span + 1] - trace.events.first[span];
  for (let position = count - 1; position >= Math.max(0, count - SEARCHED_EVENTS); position--) {
    const { exception } = eventDetails(trace, span, position);
    if (exception !== undefined) {
      return [exception.type, exception.message].filter((text) => text !== undefined).join(': ');
    }
  }
  const [code] = attributesWithKeys(trace, trace.attributes, span, statusKeys);
  return code === undefined ? undefined : `${code.key} is ${code.text}`;
}
