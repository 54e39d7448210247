/**
 * The parameters of a trace page's URL: the selected span, the time range, find, and what is collapsed or
 * hidden.
 */
import type { ColorBy } from '../model/color/colorBy.ts';
import { parseColorBy } from '../model/color/colorBy.ts';
import { type FindMode, findModes, type HiddenValue, type Threshold } from '../model/filter/spanFilter.ts';
import { type CollapseUrl, formatCollapse, parseCollapse } from './traceUrlCollapse.ts';
import {
  formatHiddenValue,
  formatOpened,
  formatThresholdParameter,
  type OpenedUrl,
  parseHiddenValue,
  parseOpened,
  parseThreshold,
} from './traceUrlHidden.ts';

export interface TraceUrl {
  /** Id of the selected span. */
  readonly span: string | undefined;
  /** Start of the view, µs from the trace's start. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** In our find language. */
  readonly find: string | undefined;
  readonly collapse: CollapseUrl | undefined;
  readonly findMode: FindMode | undefined;
  readonly threshold: Threshold | undefined;
  readonly hiddenValues: readonly HiddenValue[];
  readonly isGrouped: boolean;
  /** Hidden things that are shown again. */
  readonly opened: readonly OpenedUrl[];
  /** undefined: depends on the trace. */
  readonly squeeze: boolean | undefined;
  /** Id of the span whose subtree is shown. */
  readonly root: string | undefined;
  readonly colorBy: ColorBy | undefined;
  readonly areBarsHidden: boolean;
  /** Jaeger UI's find, which the page converts into ours. */
  readonly uiFind: string | undefined;
}

export const emptyTraceUrl: TraceUrl = {
  span: undefined,
  from: undefined,
  to: undefined,
  find: undefined,
  collapse: undefined,
  findMode: undefined,
  threshold: undefined,
  hiddenValues: [],
  isGrouped: false,
  opened: [],
  squeeze: undefined,
  root: undefined,
  colorBy: undefined,
  areBarsHidden: false,
  uiFind: undefined,
};

const switches: ReadonlyMap<string | null, boolean> = new Map([
  ['0', false],
  ['1', true],
]);

/** Parses a query string; invalid values are ignored. */
export function parseTraceUrl(query: string): TraceUrl {
  const parameters = new URLSearchParams(query);
  const read = <T>(name: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = parameters.get(name);
    return text === null ? undefined : parse(text);
  };
  const from = read('from', parseTime);
  const to = read('to', parseTime);
  const isRange = from === undefined || to === undefined || from < to;
  return {
    span: read('span', parseSpanId),
    from: isRange ? from : undefined,
    to: isRange ? to : undefined,
    find: parameters.get('find') || undefined,
    collapse: read('collapse', parseCollapse),
    findMode: findModes.find((mode) => mode === parameters.get('findMode')),
    threshold: read('minDuration', parseThreshold),
    hiddenValues: parameters.getAll('hide').flatMap((text) => parseHiddenValue(text) ?? []),
    isGrouped: parameters.get('group') === '1',
    opened: read('opened', parseOpened) ?? [],
    squeeze: switches.get(parameters.get('squeeze')),
    root: read('root', parseSpanId),
    colorBy: read('colorBy', parseColorBy),
    areBarsHidden: parameters.get('bars') === '0',
    uiFind: parameters.get('uiFind') || undefined,
  };
}

/** Returns the query string of a page that shows this span; empty without one. */
export function formatSpanParameter(span: string | undefined): string {
  return formatTraceUrl({ ...emptyTraceUrl, span });
}

/** Formats the query string; absent values take no space. Times are written to the nanosecond. */
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
  if (url.findMode !== undefined) parameters.set('findMode', url.findMode);
  if (url.threshold !== undefined) parameters.set('minDuration', formatThresholdParameter(url.threshold));
  for (const hidden of url.hiddenValues) parameters.append('hide', formatHiddenValue(hidden));
  if (url.isGrouped) parameters.set('group', '1');
  if (url.opened.length > 0) parameters.set('opened', formatOpened(url.opened));
  if (url.squeeze !== undefined) parameters.set('squeeze', url.squeeze ? '1' : '0');
  if (url.root !== undefined) parameters.set('root', url.root);
  if (url.colorBy !== undefined) parameters.set('colorBy', url.colorBy);
  if (url.areBarsHidden) parameters.set('bars', '0');
  if (url.uiFind !== undefined) parameters.set('uiFind', url.uiFind);
  return parameters.toString();
}

function parseTime(text: string): number | undefined {
  return /^\d{1,16}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

function parseSpanId(text: string): string | undefined {
  return text !== '' && text.length <= 200 ? text : undefined;
}

function formatTime(micros: number): string {
  return micros.toFixed(3).replace(/\.?0+$/, '');
}
