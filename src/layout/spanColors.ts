/**
 * The colour of a span, for every choice of what spans are coloured by. Rows, bars, groups, minimap and
 * legend all take it from here. `ui/palette.css` defines the named colours.
 */
import { type ColorBy, DEFAULT_COLOR_BY } from '../model/color/colorBy.ts';
import { SELF_STEPS } from '../model/color/selfSteps.ts';
import { NO_VALUE, type SpanValues } from '../model/color/values.ts';
import { assignServiceColors, serviceColorValue } from './serviceColors.ts';

export interface ValueColor {
  /** A CSS value. */
  readonly color: string;
  /** The CSS colour of text on top of it. */
  readonly onColor: string;
  /** Letters, if another value has the same colour. */
  readonly badge: string | undefined;
}

export interface SpanColors {
  readonly by: ColorBy;
  readonly values: SpanValues;
  /** By index of the value. */
  readonly colors: readonly ValueColor[];
}

const ON_SERVICE = 'var(--on-service)';

/** Grey, for spans without a value or with one that says nothing. */
const PLAIN = valueColor('var(--value-none)');

/** Slots of service colours for kinds: far apart, and the same in every trace. */
const kindColors: Readonly<Record<string, ValueColor>> = {
  server: valueColor(serviceColorValue(16)),
  client: valueColor(serviceColorValue(9)),
  producer: valueColor(serviceColorValue(20)),
  consumer: valueColor(serviceColorValue(1)),
  internal: valueColor(serviceColorValue(5)),
  unspecified: PLAIN,
};

/** The same colours as elsewhere in the UI. */
const statusColors: Readonly<Record<string, ValueColor>> = {
  error: valueColor('var(--error)', 'var(--on-status)'),
  ok: valueColor('var(--ok)', 'var(--on-status)'),
  unset: PLAIN,
};

/**
 * Assigns colours that are the same for every user: by name for services and values of tags, fixed for
 * everything that occurs in every trace.
 */
export function assignSpanColors(by: ColorBy, values: SpanValues): SpanColors {
  return { by, values, colors: assignColors(by, values.texts) };
}

function assignColors(by: ColorBy, texts: readonly string[]): ValueColor[] {
  if (by === 'kind') return texts.map((text) => kindColors[text] ?? PLAIN);
  if (by === 'status') return texts.map((text) => statusColors[text] ?? PLAIN);
  if (by === 'self') return texts.map((_, step) => selfColor(step));
  const hasNone = by !== DEFAULT_COLOR_BY && by !== 'peer';
  const byText = assignServiceColors(hasNone ? texts.filter((text) => text !== NO_VALUE) : texts);
  return texts.map((text) => {
    const color = byText.get(text);
    return color === undefined
      ? PLAIN
      : valueColor(serviceColorValue(color.slot, color.shade), ON_SERVICE, color.badge);
  });
}

/** The longest self time gets the end of the ramp, however many steps there are. */
function selfColor(step: number): ValueColor {
  const place = Math.max(0, SELF_STEPS - 1 - step);
  return valueColor(`var(--self-${place})`, place === 0 ? ON_SERVICE : 'var(--on-self)');
}

function valueColor(color: string, onColor = ON_SERVICE, badge?: string): ValueColor {
  return { color, onColor, badge };
}

/** Returns the colour of a span, with letters if it needs them. */
export function colorOfSpan({ values, colors }: SpanColors, span: number): ValueColor {
  return colors.at(values.column[span]) ?? PLAIN;
}

/** Returns the value of a span, as it is written in URLs. */
export function valueOfSpan({ values }: SpanColors, span: number): string {
  return values.texts.at(values.column[span]) ?? NO_VALUE;
}
