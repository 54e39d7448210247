/** How a URL says what is hidden in a trace: the threshold, values of the legend, and what is shown again. */
import { formatDurationParameter, parseDuration } from '../base/parseDuration.ts';
import { type ColorBy, parseColorBy, tagColorBy, tagKeyOf } from '../model/color/colorBy.ts';
import type { HiddenValue } from '../model/filter/hiddenValues.ts';
import type { ChosenHiding } from '../model/filter/hiding.ts';
import type { Threshold } from '../model/filter/threshold.ts';
import { grouped, one, repeated } from './addressParameter.ts';
import { decodeId, encodeId } from './traceUrlIds.ts';

/** How each way to hide is written; a new one needs a row here. */
export const hidingParameters = grouped<ChosenHiding>({
  threshold: one('minDuration', parseThreshold, formatThresholdParameter),
  values: repeated('hide', parseHiddenValue, formatHiddenValue),
});

/**
 * A row that has been opened: a group, named by its first member, or the run of hidden rows below a span or
 * missing parent (`id: undefined`: the run at the top).
 */
export type OpenedUrl =
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'run'; readonly id: string | undefined };

/** Maximum length of `opened=`, in characters; the rest is left out. */
const MOST_OPENED_LENGTH = 2048;

/** `5ms`, `0.5%`. */
export function formatThresholdParameter(threshold: Threshold): string {
  return threshold.unit === 'time' ? formatDurationParameter(threshold.micros) : `${threshold.percent}%`;
}

/** Returns undefined unless it is a duration, or a percentage above 0 and up to 100%. */
export function parseThreshold(text: string): Threshold | undefined {
  const share = /^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(text);
  if (share !== null) {
    const percent = Number(share[1]);
    return percent > 0 && percent <= 100 ? { unit: 'share', percent } : undefined;
  }
  const time = parseDuration(text);
  return time.ok && time.value > 0 ? { unit: 'time', micros: time.value } : undefined;
}

/**
 * `service:cart`, `tag:db.system:redis`, `operation:cart␟GET /`. A colon within a tag's key is
 * percent-encoded.
 */
export function formatHiddenValue({ by, value }: HiddenValue): string {
  const key = by === 'operation' ? undefined : tagKeyOf(by);
  const head = key === undefined ? by : `tag:${key.replaceAll('%', '%25').replaceAll(':', '%3A')}`;
  return `${head}:${value}`;
}

/** Returns undefined for an invalid text. */
export function parseHiddenValue(text: string): HiddenValue | undefined {
  const parts = /^(tag:[^:]+|[^:]+):(.*)$/s.exec(text);
  if (parts === null) return undefined;
  const [, head, value] = parts;
  const by = parseHiddenBy(head);
  return by === undefined ? undefined : { by, value };
}

function parseHiddenBy(head: string): ColorBy | 'operation' | undefined {
  if (head === 'operation') return head;
  const by = parseColorBy(head);
  const key = by === undefined ? undefined : tagKeyOf(by);
  return key === undefined ? by : tagColorBy(key.replaceAll('%3A', ':').replaceAll('%25', '%'));
}

/** `g00f1.r00f2.r`: groups and runs, with ids as in `collapse=`; undefined for none. */
export function formatOpened(opened: readonly OpenedUrl[]): string | undefined {
  let text = '';
  for (const { kind, id } of opened) {
    const entry = `${text === '' ? '' : '.'}${kind === 'group' ? 'g' : 'r'}${id === undefined ? '' : encodeId(id)}`;
    if (text.length + entry.length > MOST_OPENED_LENGTH) break;
    text += entry;
  }
  return text === '' ? undefined : text;
}

/** Invalid entries are ignored. */
export function parseOpened(text: string): readonly OpenedUrl[] {
  const opened: OpenedUrl[] = [];
  for (const entry of text.slice(0, MOST_OPENED_LENGTH).split('.')) {
    const id = decodeId(entry.slice(1));
    if (entry === 'r') opened.push({ kind: 'run', id: undefined });
    else if (id === undefined || id === '') continue;
    else if (entry.startsWith('g')) opened.push({ kind: 'group', id });
    else if (entry.startsWith('r')) opened.push({ kind: 'run', id });
  }
  return opened;
}
