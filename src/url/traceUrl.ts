/** What the address of a trace page says besides the trace: the selected span, the stretch of time, find, what is collapsed. */
import * as z from 'zod/mini';

export interface TraceUrl {
  /** Id of the selected span. */
  readonly span: string | undefined;
  /** Beginning of the view, µs from the trace's start. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** In our language of find. */
  readonly find: string | undefined;
  readonly collapse: CollapseUrl | undefined;
  /** Jaeger UI's find, which the page turns into ours. */
  readonly uiFind: string | undefined;
}

export interface CollapseUrl {
  /** From this depth on everything is collapsed; undefined: nothing is. */
  readonly level: number | undefined;
  /** Ids of spans (and of missing parents) that are the other way round. */
  readonly exceptions: readonly string[];
}

export const emptyTraceUrl: TraceUrl = {
  span: undefined,
  from: undefined,
  to: undefined,
  find: undefined,
  collapse: undefined,
  uiFind: undefined,
};

/** Longest `collapse=` with exceptions, characters; beyond that only the level is kept. */
export const MOST_COLLAPSE_LENGTH = 2048;
/** Ids are 16 digits and a point each: never more exceptions than can fit. */
export const MOST_COLLAPSE_EXCEPTIONS = Math.floor(MOST_COLLAPSE_LENGTH / 17);

const ALL_EXPANDED = 'none';

const nonEmpty = z.string().check(z.minLength(1));
const spanId = nonEmpty.check(z.maxLength(200));
const time = z.pipe(z.string().check(z.regex(/^\d{1,16}(\.\d{1,3})?$/)), z.transform(Number));
const collapse = z.pipe(
  z.pipe(z.string().check(z.maxLength(MOST_COLLAPSE_LENGTH)), z.transform(parseCollapse)),
  z.custom<CollapseUrl>((value) => value !== undefined),
);

/** Reads a query string; a value that is broken is left out. */
export function parseTraceUrl(query: string): TraceUrl {
  const parameters = new URLSearchParams(query);
  const read = <T>(name: string, schema: z.ZodMiniType<T>): T | undefined => {
    const text = parameters.get(name);
    if (text === null) return undefined;
    const parsed = schema.safeParse(text);
    return parsed.success ? parsed.data : undefined;
  };
  const from = read('from', time);
  const to = read('to', time);
  const isRange = from === undefined || to === undefined || from < to;
  return {
    span: read('span', spanId),
    from: isRange ? from : undefined,
    to: isRange ? to : undefined,
    find: read('find', nonEmpty),
    collapse: read('collapse', collapse),
    uiFind: read('uiFind', nonEmpty),
  };
}

/** The query string that says it; short for what is not there. Times are written to the nanosecond. */
export function formatTraceUrl(url: TraceUrl): string {
  const parameters = new URLSearchParams();
  if (url.span !== undefined) parameters.set('span', url.span);
  if (url.from !== undefined) parameters.set('from', formatTime(url.from));
  if (url.to !== undefined) parameters.set('to', formatTime(url.to));
  if (url.find !== undefined) parameters.set('find', url.find);
  if (url.collapse !== undefined) {
    const text = formatCollapse(url.collapse);
    if (text !== undefined) parameters.set('collapse', text);
  }
  if (url.uiFind !== undefined) parameters.set('uiFind', url.uiFind);
  return parameters.toString();
}

function formatTime(micros: number): string {
  return micros.toFixed(3).replace(/\.?0+$/, '');
}

/** `2`, `2.00f1….00f2…`, `none.00f1…`; ids that are not plain are percent-encoded, points in them too. */
function formatCollapse({ level, exceptions }: CollapseUrl): string | undefined {
  const head = level === undefined ? ALL_EXPANDED : String(level);
  const whole = [head, ...exceptions.map(encodeId)].join('.');
  const text = whole.length <= MOST_COLLAPSE_LENGTH ? whole : head;
  return text === ALL_EXPANDED ? undefined : text;
}

function parseCollapse(text: string): CollapseUrl | undefined {
  const [head = '', ...ids] = text.split('.');
  if (head !== ALL_EXPANDED && !/^\d{1,6}$/.test(head)) return undefined;
  const exceptions: string[] = [];
  for (const id of ids) {
    const decoded = decodeId(id);
    if (decoded !== undefined && decoded !== '') exceptions.push(decoded);
  }
  return { level: head === ALL_EXPANDED ? undefined : Number(head), exceptions };
}

function encodeId(id: string): string {
  return encodeURIComponent(id).replaceAll('.', '%2E');
}

function decodeId(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (reason) {
    if (reason instanceof URIError) return undefined;
    throw reason;
  }
}
