/** The names of what spans are coloured by, and of its values. */
import { type ColorBy, tagKeyOf } from '../../../model/color/colorBy.ts';
import { selfStepEnd } from '../../../model/color/selfSteps.ts';
import { NO_VALUE } from '../../../model/color/values.ts';

/** `Service`, `Self time`, or the key of a tag. */
export function colorByName(by: ColorBy): string {
  const key = tagKeyOf(by);
  if (key !== undefined) return key;
  if (by === 'peer') return 'Service and what it calls';
  return by === 'self' ? 'Self time' : by.charAt(0).toUpperCase() + by.slice(1);
}

/** `texts`: all values; the last step of self time takes its end from them. */
export function valueName(by: ColorBy, text: string, texts: readonly string[]): string {
  if (by === 'self') return selfStepName(Number(text), texts);
  if (by === 'status' && text === 'unset') return 'no status';
  if (text === NO_VALUE) return by === 'service' || by === 'peer' ? '(no service)' : '(no value)';
  return text;
}

/** `10 – 30 ms`, `300 µs – 1 ms`, `< 10 µs`. */
function selfStepName(start: number, texts: readonly string[]): string {
  if (start === 0) return `< ${stepText(Number(texts.at(-2) ?? 1))}`;
  const from = stepText(start);
  const to = stepText(selfStepEnd(start));
  const unit = to.slice(to.indexOf(' '));
  return `${from.endsWith(unit) ? from.slice(0, -unit.length) : from} – ${to}`;
}

/** The start of a step, without digits that it does not need. */
function stepText(micros: number): string {
  if (micros < 1_000) return `${micros} µs`;
  if (micros < 1_000_000) return `${micros / 1_000} ms`;
  return `${(micros / 1_000_000).toLocaleString('en')} s`;
}
