/** The field for the time range. */
import { useMemo } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import type { RangeDraft } from '../../../store/search/searchDraft.ts';
import { RangePicker, type RangeTwin } from '../../../ui/RangePicker.tsx';
import { parseLookback } from '../../../url/searchUrl.ts';
import { type Clock, useClock } from '../../shared/clock.ts';
import { useConfig } from '../../shared/config.ts';
import { offsetLabel, timeZoneLabel } from '../../shared/formatTime.ts';
import { absoluteText, lookbackMicros, lookbacks, lookbackText } from '../context/rangeText.ts';
import styles from './SearchForm.module.css';
import { formatWallClock, parseWallClock } from './wallClock.ts';

export interface RangeFieldProps {
  readonly range: RangeDraft;
  readonly error: string | undefined;
  readonly onChange: (range: RangeDraft, isChosen: boolean) => void;
}

/** The ranges to choose from, up to the longest that the operator offers. */
function presetsUpTo(longest: string | undefined) {
  const micros = longest === undefined ? Number.POSITIVE_INFINITY : lookbackMicros(longest);
  const values = lookbacks.filter((value) => lookbackMicros(value) < micros);
  return [...values, ...(longest === undefined ? [] : [longest])].map((value) => ({
    value,
    label: lookbackText(value),
  }));
}

export function RangeField({ range, error, onChange }: RangeFieldProps) {
  const clock = useClock();
  const { maxLookback } = useConfig().search;
  const presets = useMemo(() => presetsUpTo(maxLookback), [maxLookback]);
  const { start, end } = boundsOf(range, clock);
  const from = start === undefined ? '' : formatWallClock(start, clock.timeZone);
  const to = end === undefined ? '' : formatWallClock(end, clock.timeZone);
  const setEnd = (change: { readonly startUnixMicros?: number; readonly endUnixMicros?: number }) =>
    onChange({ kind: 'absolute', startUnixMicros: start, endUnixMicros: end, ...change }, false);
  return (
    <RangePicker
      className={styles.range}
      label="Time range"
      summary={summaryOf(range, clock)}
      presets={presets}
      preset={range.kind === 'lookback' ? range.text : undefined}
      from={from}
      to={to}
      zone={timeZoneLabel(clock)}
      error={error}
      onPreset={(text) => onChange({ kind: 'lookback', text }, true)}
      onAbsolute={(nextFrom, nextTo) =>
        onChange(
          {
            kind: 'absolute',
            // An end that was not edited keeps its fraction of a second, which the field cannot show.
            startUnixMicros: nextFrom === from ? start : parseWallClock(nextFrom, clock.timeZone)[0],
            endUnixMicros: nextTo === to ? end : parseWallClock(nextTo, clock.timeZone)[0],
          },
          false,
        )
      }
      fromTwin={twinOf(start, clock, (micros) => setEnd({ startUnixMicros: micros }))}
      toTwin={twinOf(end, clock, (micros) => setEnd({ endUnixMicros: micros }))}
      onDone={() => onChange(range, true)}
      testId={testHooks.searchRange}
    />
  );
}

/** In the hour that is repeated when the clock is set back: which of the two it is, and the way to the other. */
function twinOf(
  unixMicros: number | undefined,
  clock: Clock,
  take: (unixMicros: number) => void,
): RangeTwin | undefined {
  if (unixMicros === undefined) return undefined;
  const twins = parseWallClock(formatWallClock(unixMicros, clock.timeZone), clock.timeZone);
  const second = Math.floor(unixMicros / 1e6) * 1e6;
  const other = twins.find((twin) => twin !== second);
  if (other === undefined || !twins.includes(second)) return undefined;
  return {
    now: offsetLabel(second, clock),
    other: offsetLabel(other, clock),
    onTakeOther: () => take(other),
  };
}

/**
 * The ends of the range. A lookback counts back from now, so that switching to absolute times starts from
 * there.
 */
function boundsOf(range: RangeDraft, clock: Clock) {
  if (range.kind === 'absolute') return { start: range.startUnixMicros, end: range.endUnixMicros };
  const lookback = parseLookback(range.text);
  const end = Math.floor(clock.now() / 1000) * 1e6;
  return { start: lookback?.kind === 'lookback' ? end - lookback.micros : undefined, end };
}

function summaryOf(range: RangeDraft, clock: Clock): string {
  if (range.kind === 'lookback') return lookbackText(range.text);
  const { startUnixMicros: start, endUnixMicros: end } = range;
  return start === undefined || end === undefined ? 'From … to …' : absoluteText(start, end, clock);
}
