/** Squeezed time over axis and bars: a hatched band, and in the axis how much time it stands for. */
import { testHooks } from '../../../../base/testHooks.ts';
import type { IdleMark } from '../../../../layout/time/idleBreaks.ts';
import styles from './IdleBreaks.module.css';

export interface IdleBreaksProps {
  readonly marks: readonly IdleMark[];
  /** Where the beginning of time is, px from the left edge of what the bands lie over. */
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
