/** What spans are coloured by, as a column: which of a few values each span has. */

import { NONE, SpanFlag, StatusCode, spanKindNames, type Trace } from '../trace.ts';
import { type ColorBy, tagKeyOf } from './colorBy.ts';
import { computeSelfColumn, computeSelfSteps } from './selfSteps.ts';
import { computeTagColumn } from './tagColumn.ts';

/** A tag with more values than this is useless for colours. */
export const MOST_TAG_VALUES = 24;

/** The value of spans that lack the tag or have it with an empty text. */
export const NO_VALUE = '';

export interface SpanValues {
  /** By SpanIndex: an index into `texts`. */
  readonly column: Uint8Array | Int32Array;
  /**
   * The distinct values as written in URLs: names of services, kinds, `error`, `ok` and `unset`, the start of
   * a step of self time in microseconds, or the sorted values of the tag with NO_VALUE last. Some may have no
   * spans.
   */
  readonly texts: readonly string[];
  /** From here on the texts are names of peers, which send no spans; absent: none are. */
  readonly peersFrom?: number;
  /** The tag has more than MOST_TAG_VALUES values, so every span counts as having none. */
  readonly hasTooMany: boolean;
}

const statusTexts: readonly string[] = ['error', 'ok', 'unset'];

/**
 * Linear in the spans, and in the attributes for a tag. Services and kinds are already columns of the trace.
 */
export function computeSpanValues(trace: Trace, by: ColorBy): SpanValues {
  const key = tagKeyOf(by);
  if (key !== undefined) return tagValues(trace, key);
  switch (by) {
    case 'service':
      return values(
        trace.spans.service,
        trace.services.map(({ name }) => name),
      );
    case 'peer':
      return peerValues(trace);
    case 'kind':
      return values(trace.spans.kind, spanKindNames);
    case 'status':
      return values(statusColumn(trace), statusTexts);
    case 'self': {
      const starts = computeSelfSteps(trace);
      return values(computeSelfColumn(trace, starts), starts.map(String));
    }
    default:
      // A tag: handled above.
      throw new Error(`There are no colours by ${by}`);
  }
}

function values(column: Uint8Array | Int32Array, texts: readonly string[]): SpanValues {
  return { column, texts, hasTooMany: false };
}

/** The services and the inferred peers. A peer with the name of a service is that service. */
function peerValues({ spans, services, peers }: Trace): SpanValues {
  const texts = services.map(({ name }) => name);
  if (peers === undefined) return values(spans.service, texts);
  const places = peers.names.map((name) => {
    const known = texts.indexOf(name);
    return known === -1 ? texts.push(name) - 1 : known;
  });
  const column = spans.service.slice();
  for (let span = 0; span < column.length; span++) {
    const peer = peers.column[span];
    if (peer !== NONE) column[span] = places[peer];
  }
  return { ...values(column, texts), peersFrom: services.length };
}

/** Errors are the same as everywhere: an error status or a true `error` tag. */
function statusColumn(trace: Trace): Uint8Array {
  const { flags, status } = trace.spans;
  const column = new Uint8Array(flags.length);
  for (let span = 0; span < column.length; span++) {
    if ((flags[span] & SpanFlag.ownError) === 0) column[span] = status[span] === StatusCode.ok ? 1 : 2;
  }
  return column;
}

function tagValues(trace: Trace, key: string): SpanValues {
  /** StringIndexes in order of appearance; the code of each is its position + 1. */
  const appeared: number[] = [];
  const codes = new Uint8Array(trace.strings.size);
  const column = computeTagColumn(trace, key, (value) => {
    // One more than allowed shows that there are too many.
    if (codes[value] === 0 && appeared.length <= MOST_TAG_VALUES) codes[value] = appeared.push(value);
    return codes[value];
  });
  if (appeared.length > MOST_TAG_VALUES) {
    return { column: column.fill(0), texts: [NO_VALUE], hasTooMany: true };
  }
  const found = [NO_VALUE, ...appeared.map((index) => trace.strings.get(index))];
  const texts = [...found.slice(1).sort(), NO_VALUE];
  const places = Uint8Array.from(found, (text) => texts.indexOf(text));
  for (let span = 0; span < column.length; span++) column[span] = places[column[span]];
  return values(column, texts);
}
