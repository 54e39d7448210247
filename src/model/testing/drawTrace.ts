/**
 * Traces drawn as text, for tests. Indentation is the tree. The bar is the time: one character is a
 * microsecond, measured from one `|` to the other, and a lone `|` has no duration. The first word is the
 * service, and words after the bar are facts.
 *
 *     frontend GET /checkout   |===================|
 *       cart AddItem             |======|
 *         redis SET                |==|               error
 *       payment Charge                    |=======|   kind=producer
 *     ? ff
 *       mail Send                             |===|
 *
 * Facts: `error` (status), `kind=…`, `id=…` (else the line number), `parent=…` (else from the indentation),
 * `follows` (the parent does not wait), `message=…`, `event=name@12` (at that column of the drawing),
 * `link=trace/span`. Any other `key=value` is a text attribute; `"…"` may contain spaces. `? id` draws a
 * parent that did not arrive.
 */
import { AttributeRows } from '../build/attributeRows.ts';
import { buildTrace } from '../build/buildTrace.ts';
import { type SpanDraft, TraceBuilder } from '../build/traceBuilder.ts';
import { normalizeTraceId } from '../spanIds.ts';
import { AttributeType, LinkKind, NONE, SpanKind, StatusCode, type Trace } from '../trace.ts';

/** The time of the leftmost column of every drawing. */
export const DRAWN_START_UNIX_MICROS = 1_700_000_000_000_000;

interface DrawnLine {
  readonly indent: number;
  readonly service: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly facts: readonly (readonly [key: string, value: string])[];
  readonly id: string;
}

const LINE = /^( *)(\S+)(?: +(.*?))??\s+(\|=*\||\|)(?:\s+(.*))?$/;
const MISSING = /^( *)\? +(\S+)\s*$/;
const FACT = /([^\s=]+)(?:=("[^"]*"|\S*))?/g;

/** Returns the trace of a drawing. Throws if a line cannot be read. */
export function drawTrace(text: string): Trace {
  const lines = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const drawn = lines.map(parseLine);
  const leftmost = Math.min(...drawn.filter(({ service }) => service !== '?').map(({ from }) => from));
  const builder = new TraceBuilder(normalizeTraceId('1'));
  const above: DrawnLine[] = [];
  for (const line of drawn) {
    while ((above.at(-1)?.indent ?? -1) >= line.indent) above.pop();
    if (line.service !== '?') addSpan(builder, line, above.at(-1)?.id ?? '', leftmost);
    above.push(line);
  }
  return buildTrace(builder);
}

function parseLine(text: string, index: number): DrawnLine {
  const missing = MISSING.exec(text);
  if (missing !== null) {
    return { indent: missing[1].length, service: '?', name: '', from: 0, to: 0, facts: [], id: missing[2] };
  }
  const match = LINE.exec(text);
  if (match === null) throw new Error(`Line ${index + 1} is no drawing of a span: ${text}`);
  const [, indent, service, name = '', bar, words = ''] = match;
  const from = text.indexOf(bar, indent.length + service.length + name.length);
  const facts = [...words.matchAll(FACT)].map(
    ([, key, value = '']) => [key, value.replace(/^"(.*)"$/, '$1')] as const,
  );
  const id = facts.find(([key]) => key === 'id')?.[1] ?? (index + 1).toString(16);
  return { indent: indent.length, service, name, from, to: from + bar.length - 1, facts, id };
}

function addSpan(builder: TraceBuilder, line: DrawnLine, parentId: string, leftmost: number): void {
  const { strings } = builder;
  const draft = builder.beginSpan();
  draft.id = line.id;
  draft.parentId = parentId;
  draft.name = strings.intern(line.name);
  draft.resource = builder.internResource(strings.intern(line.service), new AttributeRows());
  draft.startMicros = DRAWN_START_UNIX_MICROS + line.from - leftmost;
  draft.duration = line.to - line.from;
  for (const [key, value] of line.facts) addFact(builder, draft, key, value, leftmost);
  builder.endSpan();
}

function addFact(
  builder: TraceBuilder,
  draft: SpanDraft,
  key: string,
  value: string,
  leftmost: number,
): void {
  const { strings, attributes } = builder;
  switch (key) {
    case 'id':
      return;
    case 'parent':
      draft.parentId = value;
      return;
    case 'error':
      draft.status = StatusCode.error;
      return;
    case 'follows':
      draft.isFollower = true;
      return;
    case 'message':
      draft.statusMessage = strings.intern(value);
      return;
    case 'kind': {
      const kind = Object.entries(SpanKind).find(([name]) => name === value);
      if (kind === undefined) throw new Error(`There is no span kind ${value}`);
      draft.kind = kind[1];
      return;
    }
    case 'event': {
      const [name, column = '0'] = value.split('@');
      builder.addEvent(DRAWN_START_UNIX_MICROS + Number(column) - leftmost, 0, strings.intern(name), 0);
      builder.endEvent();
      return;
    }
    case 'link': {
      const [traceId, spanId = ''] = value.split('/');
      const trace = strings.intern(normalizeTraceId(traceId));
      builder.addLink(LinkKind.link, trace, strings.intern(spanId.padStart(16, '0')), NONE, 0);
      builder.endLink();
      return;
    }
    default:
      attributes.push(strings.intern(key), AttributeType.string, strings.intern(value));
  }
}
