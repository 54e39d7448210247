/** What a span called, and how it ended, in a few words. The cost depends on what the span holds. */
import { statusConventions } from '../../conventions/status.ts';
import { inferPeer } from '../../conventions/summary/inferPeer.ts';
import type { SpanSummary } from '../../conventions/summary/summarizeSpan.ts';
import { SpanFlag, type SpanIndex, spanKindNames, type Trace } from '../trace.ts';
import { attributesWithKeys } from './attributeList.ts';
import { eventDetails } from './events.ts';
import { spanDetails, suspicionOf } from './spanDetails.ts';
import { spanSummary } from './spanSummary.ts';
import { tagReaderOf } from './tagReader.ts';

export interface SpanOutcome {
  /** The service, database or queue that was called, as far as its tags know: `bank-gw`. */
  readonly called: string | undefined;
  /** Why it failed, or may have; undefined if it did not, or nothing says why. */
  readonly reason: string | undefined;
  /**
   * What its tags add to its operation, in a line: `→ 200`, `1,204 rows`. Undefined if they add nothing, or
   * no convention knows them.
   */
  readonly summary: SpanSummary | undefined;
}

const statusKeys: ReadonlySet<string> = new Set(statusConventions.flatMap(({ keys }) => [...keys]));
/** Among more events than this, only the last ones are searched for an exception. */
const SEARCHED_EVENTS = 20;

export function spanOutcome(trace: Trace, span: SpanIndex): SpanOutcome {
  const { spans } = trace;
  const called = whatWasCalled(trace, span);
  const flags = spans.flags[span];
  const summary = newsOf(trace, span);
  if ((flags & SpanFlag.ownError) !== 0) return { called, reason: whyFailed(trace, span), summary };
  const suspicion = suspicionOf(trace, span);
  const reason = suspicion === undefined ? undefined : `${suspicion.key} is ${suspicion.text}`;
  return { called, reason, summary };
}

/** The summary without what the operation says already. */
function newsOf(trace: Trace, span: SpanIndex): SpanSummary | undefined {
  const summary = spanSummary(trace, span);
  if (summary === undefined) return undefined;
  const operation = trace.strings.get(trace.spans.name[span]).trim().toLowerCase();
  const at = operation === '' ? -1 : summary.text.toLowerCase().indexOf(operation);
  if (at < 0) return summary;
  // What stands before it is the system, which the peer says.
  const rest = summary.text.slice(at + operation.length).replace(/^[\s·]+/, '');
  return rest === '' ? undefined : { ...summary, text: rest };
}

function whatWasCalled(trace: Trace, span: SpanIndex): string | undefined {
  const reader = tagReaderOf(trace);
  if (!reader.turnTo(span)) return undefined;
  const kind = spanKindNames.at(trace.spans.kind[span]) ?? 'unspecified';
  return inferPeer(reader.read, kind, trace.services.at(trace.spans.service[span])?.name)?.name;
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
