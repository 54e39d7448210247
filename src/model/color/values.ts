/** What spans are coloured by, as a column: which of a few values each span has. */

import { SpanFlag, StatusCode, spanKindNames, type Trace } from '../trace.ts';
import { type ColorBy, tagKeyOf } from './colorBy.ts';
import { computeSelfColumn, computeSelfSteps } from './selfSteps.ts';
import { computeTagColumn } from './tagColumn.ts';

/** A tag with more values than this is no help as colours. */
export const MOST_TAG_VALUES = 24;

/** The value of spans that do not have the tag (or have it without a text). */
export const NO_VALUE = '';

export interface SpanValues {
  /** By SpanIndex: an index into `texts`. */
  readonly column: Uint8Array | Int32Array;
  /**
   * The values as addresses spell them, each once: names of services, kinds, `error`, `ok` and `unset`, the microseconds at
   * which a step of self time begins, texts of the tag in order with NO_VALUE last. Some may have no span.
   */
  readonly texts: readonly string[];
  /** The tag has more than MOST_TAG_VALUES values: all spans are said to have none. */
  readonly hasTooMany: boolean;
}

const statusTexts: readonly string[] = ['error', 'ok', 'unset'];

/** Linear in the spans, for a tag in the attributes; services and kinds are columns of the trace already. */
export function computeSpanValues(trace: Trace, by: ColorBy): SpanValues {
  const key = tagKeyOf(by);
  if (key !== undefined) return tagValues(trace, key);
  switch (by) {
    case 'service':
      return values(
        trace.spans.service,
        trace.services.map(({ name }) => name),
      );
    case 'kind':
      return values(trace.spans.kind, spanKindNames);
    case 'status':
      return values(statusColumn(trace), statusTexts);
    case 'self': {
      const starts = computeSelfSteps(trace);
      return values(computeSelfColumn(trace, starts), starts.map(String));
    }
    default:
      // A tag, which has been answered.
      throw new Error(`There are no colours by ${by}`);
  }
}

function values(column: Uint8Array | Int32Array, texts: readonly string[]): SpanValues {
  return { column, texts, hasTooMany: false };
}

/** An error is what counts as one everywhere: a status of error, or a true `error` tag. */
function statusColumn(trace: Trace): Uint8Array {
  const { flags, status } = trace.spans;
  const column = new Uint8Array(flags.length);
  for (let span = 0; span < column.length; span++) {
    if ((flags[span] & SpanFlag.ownError) === 0) column[span] = status[span] === StatusCode.ok ? 1 : 2;
  }
  return column;
}

function tagValues(trace: Trace, key: string): SpanValues {
  /** StringIndexes in order of appearance; the code of one is its place + 1. */
  const appeared: number[] = [];
  const codes = new Uint8Array(trace.strings.size);
  const column = computeTagColumn(trace, key, (value) => {
    // One more than there may be says that there are too many.
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
