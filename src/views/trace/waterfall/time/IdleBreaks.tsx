/** Squeezed time across axis and bars: a hatched band, with its duration in the axis. */
import { testHooks } from '../../../../base/testHooks.ts';
import type { IdleMark } from '../../../../layout/time/idleBreaks.ts';
import styles from './IdleBreaks.module.css';

export interface IdleBreaksProps {
  readonly marks: readonly IdleMark[];
  /** The position of time 0, px from the left edge of the area that the bands cover. */
  readonly left: number;
}

export function IdleBreaks({ marks, left }: IdleBreaksProps) {
  return marks.map((mark) => (
    <div
      key={mark.from}
      className={styles.break}
      style={{ left: left + mark.x, width: mark.width }}
      data-testid={testHooks.idleBreak}
      data-from-us={mark.from}
      data-to-us={mark.to}
    >
      {mark.label !== '' && (
        <span className={styles.label} style={{ left: mark.labelX - mark.x, width: mark.labelWidth }}>
          {mark.label}
        </span>
      )}
    </div>
  ));
}
