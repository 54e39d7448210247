/** What spans can be grouped by: a small number for each span, and a text for each number. */
import type { KeyFamily } from '../../conventions/keyFamily.ts';
import { resourceKeys } from '../../conventions/resource.ts';
import { NONE, spanKindNames, type Trace } from '../../model/trace.ts';
import { computeKeyColumnsOrResources } from '../keyColumns.ts';
import type { SpanGrouping } from './breakdown.ts';

export interface SpanKeys extends SpanGrouping {
  /** Returns what a group is called. An operation is `service operation`. */
  readonly textOf: (group: number) => string;
}

export function keysOfServices({ spans, services }: Trace): SpanKeys {
  return { group: spans.service, count: services.length, textOf: (group) => services[group].name };
}

export function keysOfKinds({ spans }: Trace): SpanKeys {
  const textOf = (group: number) => spanKindNames[group];
  return { group: Int32Array.from(spans.kind), count: spanKindNames.length, textOf };
}

export function keysOfOperations({ spans, services, strings }: Trace): SpanKeys {
  const { group, firsts } = numberDistinct(
    spans.count,
    (span) => spans.name[span] * services.length + spans.service[span],
  );
  const textOf = (key: number) =>
    `${services[spans.service[firsts[key]]].name} ${strings.get(spans.name[firsts[key]])}`;
  return { group, count: firsts.length, textOf };
}

/** What was called that sends no spans of its own. */
export function keysOfPeers({ spans, peers }: Trace): SpanKeys {
  if (peers === undefined) {
    return { group: new Int32Array(spans.count).fill(NONE), count: 0, textOf: () => '' };
  }
  return { group: peers.column, count: peers.names.length, textOf: (group) => peers.names[group] };
}

export function keysOfHosts(trace: Trace): SpanKeys {
  return keysOfTag(trace, resourceKeys.host);
}

/** The value of a tag, of the span or else of its resource. */
export function keysOfTag(trace: Trace, family: KeyFamily): SpanKeys {
  const { strings, spans } = trace;
  const [values] = computeKeyColumnsOrResources(trace, [family]);
  const { group, firsts } = numberDistinct(spans.count, (span) => values[span]);
  return { group, count: firsts.length, textOf: (key) => strings.get(values[firsts[key]]) };
}

/** Numbers values in order of appearance; negative ones become NONE. `firsts` has a span of each number. */
function numberDistinct(
  count: number,
  valueAt: (span: number) => number,
): { readonly group: Int32Array; readonly firsts: readonly number[] } {
  const group = new Int32Array(count).fill(NONE);
  const firsts: number[] = [];
  const numbers = new Map<number, number>();
  for (let span = 0; span < count; span++) {
    const value = valueAt(span);
    if (value < 0) continue;
    let number = numbers.get(value);
    if (number === undefined) {
      number = firsts.push(span) - 1;
      numbers.set(value, number);
    }
    group[span] = number;
  }
  return { group, firsts };
}
