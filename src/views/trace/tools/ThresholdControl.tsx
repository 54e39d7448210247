/** Hides spans shorter than a time or a share of the trace: a slider over round values, the first of which is off. */
import { type KeyboardEvent, useId, useState } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { formatThreshold, type Threshold } from '../../../model/filter/threshold.ts';
import { thresholdPosition, thresholdSteps } from '../../../model/filter/thresholdSteps.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import styles from './LessTools.module.css';

export function ThresholdControl() {
  const { act } = useTraceView();
  const id = useId();
  const trace = useTraceState((state) => state.trace);
  const threshold = useTraceState((state) => state.hiding.threshold);
  const [chosen, setChosen] = useState<Threshold['unit']>('time');
  const unit = threshold?.unit ?? chosen;
  const steps = thresholdSteps(trace.duration, unit);
  const position = thresholdPosition(trace, steps, threshold);
  const text = threshold === undefined ? 'off' : formatThreshold(threshold);
  return (
    <span className={styles.threshold}>
      <label htmlFor={id} title="Hides shorter spans; each parent says how many">
        Hide shorter than
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length}
        step={1}
        value={position}
        aria-valuetext={
          threshold === undefined ? 'off: spans of any length' : `hide spans shorter than ${text}`
        }
        data-testid={testHooks.threshold}
        onKeyDown={keepSliderKeys}
        onChange={(event) => act.hide({ threshold: stepAt(steps, event.target.valueAsNumber) })}
      />
      <span className={styles.value}>{text}</span>
      <select
        className={styles.unit}
        aria-label="Unit of the shortest duration"
        value={unit}
        onChange={(event) => {
          const next = event.target.value === 'share' ? 'share' : 'time';
          setChosen(next);
          if (threshold !== undefined) act.hide({ threshold: inUnit(trace.duration, threshold, next) });
        }}
      >
        <option value="time">ms</option>
        <option value="share">%</option>
      </select>
    </span>
  );
}

/** These keys move the slider, not the focused row. */
function keepSliderKeys(event: KeyboardEvent) {
  if (/^(Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation();
}

/** Position 0 is off. */
function stepAt(steps: readonly Threshold[], position: number): Threshold | undefined {
  return position === 0 ? undefined : steps.at(position - 1);
}

/** The same threshold in the other unit, to three significant digits. */
function inUnit(duration: number, threshold: Threshold, unit: Threshold['unit']): Threshold | undefined {
  if (threshold.unit === unit || duration === 0) return threshold;
  if (threshold.unit === 'time') {
    const percent = Number(((threshold.micros / duration) * 100).toPrecision(3));
    return { unit: 'share', percent: Math.min(100, Math.max(0.000001, percent)) };
  }
  return { unit: 'time', micros: Number(((duration * threshold.percent) / 100).toPrecision(3)) };
}
