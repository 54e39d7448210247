/**
 * The parameters of a trace page's URL: the selected span, the time range, find, and what is collapsed or
 * hidden.
 */
import { parseColorBy } from '../model/color/colorBy.ts';
import { findModes } from '../model/filter/findMode.ts';
import { type AddressParameter, flag, grouped, one, type ValuesOf } from './addressParameter.ts';
import { selectedSpan, spanParameter } from './spanParameter.ts';
import { formatCollapse, parseCollapse } from './traceUrlCollapse.ts';
import { formatOpened, hidingParameters, parseOpened } from './traceUrlHidden.ts';

/** The time in view, µs from the trace's start. */
export interface RangeUrl {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const times = grouped<RangeUrl>({
  from: one('from', parseTime, formatTime),
  to: one('to', parseTime, formatTime),
});

const range: AddressParameter<RangeUrl> = {
  read: (address) => {
    const { from, to } = times.read(address);
    const isRange = from === undefined || to === undefined || from < to;
    return isRange ? { from, to } : { from: undefined, to: undefined };
  },
  write: times.write,
};

/**
 * Everything that a URL can contain, in the order in which it is written. A new parameter needs a row here.
 */
const parameters = {
  span: selectedSpan,
  range,
  /** In our find language. */
  find: one('find', parseText, asItIs),
  collapse: one('collapse', parseCollapse, formatCollapse),
  findMode: one('findMode', (text) => findModes.find((mode) => mode === text), asItIs),
  hiding: hidingParameters,
  isGrouped: flag('group', '1'),
  /** Hidden things that are shown again. */
  opened: one('opened', parseOpened, formatOpened),
  /** undefined: depends on the trace. */
  squeeze: one('squeeze', parseSwitch, (isOn) => (isOn ? '1' : '0')),
  /** Id of the span whose subtree is shown. */
  root: spanParameter('root'),
  colorBy: one('colorBy', parseColorBy, asItIs),
  areBarsHidden: flag('bars', '0'),
  isPathShown: flag('path', '1'),
  /** Jaeger UI's find, which the page converts into ours. */
  uiFind: one('uiFind', parseText, asItIs),
};

export type TraceUrl = ValuesOf<typeof parameters>;

const traceUrl = grouped<TraceUrl>(parameters);

/** Parses a query string; invalid values are ignored. */
export function parseTraceUrl(query: string): TraceUrl {
  return traceUrl.read(new URLSearchParams(query));
}

/** Formats the query string; absent values take no space. Times are written to the nanosecond. */
export function formatTraceUrl(url: TraceUrl): string {
  const address = new URLSearchParams();
  traceUrl.write(url, address);
  return address.toString();
}

function parseTime(text: string): number | undefined {
  return /^\d{1,16}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

function formatTime(micros: number): string {
  return micros.toFixed(3).replace(/\.?0+$/, '');
}

function parseText(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function parseSwitch(text: string): boolean | undefined {
  return text === '0' || text === '1' ? text === '1' : undefined;
}

function asItIs<T extends string>(text: T): T {
  return text;
}
