/** The whole trace in miniature, with the stretch in view: drag to zoom, or move its ends. */
import { memo, type PointerEvent, useDeferredValue, useMemo, useState } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { formatIdle } from '../../../layout/idleBreaks.ts';
import { layoutMinimap } from '../../../layout/minimapLayout.ts';
import { createTimeScale, type TimeScale } from '../../../layout/timeScale.ts';
import { fullRange, type TimeRange } from '../../../model/timeRange.ts';
import type { TraceViewActions } from '../../../store/createTraceViewActions.ts';
import { useBusy } from '../../app/readiness.tsx';
import styles from './Minimap.module.css';
import { MinimapHandle } from './MinimapHandle.tsx';
import type { RowContext } from './rowContext.ts';
import { useElementSize } from './useElementSize.ts';
import { useRangeDrag } from './useRangeDrag.ts';

export interface MinimapProps {
  readonly context: RowContext;
  readonly range: TimeRange;
  /** Idle time to squeeze. */
  readonly gaps: readonly TimeRange[];
  readonly act: TraceViewActions;
}

const PADDING_X = 12;
const PICTURE_HEIGHT = 46;

export function Minimap({ context, range, gaps, act }: MinimapProps) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const { width } = useElementSize(element);
  const full = fullRange(context.trace);
  const scale = useMemo(
    () => createTimeScale(fullRange(context.trace), width - 2 * PADDING_X, gaps),
    [context, width, gaps],
  );
  // The picture costs all spans: rows come before it, and while the width changes the present one is stretched.
  const wanted = useMemo(() => ({ context, scale }), [context, scale]);
  const drawn = useDeferredValue(wanted);
  useBusy(drawn !== wanted);
  const drag = useRangeDrag(scale, PADDING_X, (a, b) => act.showTime(a, b));
  const from = scale.toX(range.start);
  const to = scale.toX(range.end);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its handles and the commands of the page do the same by keyboard
    <div
      ref={setElement}
      className={styles.minimap}
      data-testid={testHooks.minimap}
      onPointerDown={(event: PointerEvent<HTMLElement>) => drag.begin(event)}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.cancel}
      onDoubleClick={() => act.resetZoom()}
    >
      {width > 0 && (
        <>
          <svg
            className={styles.picture}
            style={{ left: PADDING_X }}
            width={scale.width}
            height={PICTURE_HEIGHT}
            viewBox={`0 0 ${drawn.scale.width} ${PICTURE_HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {drawn.scale.width > 1 && <Picture context={drawn.context} scale={drawn.scale} />}
          </svg>
          {scale.breaks.map(({ gap, x, width: breakWidth }) => (
            <span
              key={gap.start}
              className={styles.break}
              style={{ left: PADDING_X + x, width: breakWidth }}
              title={`${formatIdle(gap.end - gap.start)} idle`}
            />
          ))}
          <span className={styles.veil} style={{ left: 0, width: PADDING_X + from }} />
          <span className={styles.veil} style={{ left: PADDING_X + to, right: 0 }} />
          <span className={styles.drag} ref={drag.mark} />
          <MinimapHandle
            side="left"
            x={PADDING_X + from}
            value={range.start}
            least={full.start}
            most={range.end}
            scale={scale}
            onMove={(time) => act.showTime(Math.min(time, range.end), range.end)}
          />
          <MinimapHandle
            side="right"
            x={PADDING_X + to}
            value={range.end}
            least={range.start}
            most={full.end}
            scale={scale}
            onMove={(time) => act.showTime(range.start, Math.max(time, range.start))}
          />
        </>
      )}
    </div>
  );
}

/** Drawn once a trace, colours and width. */
const Picture = memo(function Picture({
  context,
  scale,
}: {
  readonly context: RowContext;
  readonly scale: TimeScale;
}) {
  const layers = useMemo(
    () => layoutMinimap(context.trace, context.colors.values, scale, PICTURE_HEIGHT),
    [context, scale],
  );
  return (
    <>
      {layers.map((layer) => (
        <path
          key={layer.value ?? 'errors'}
          d={layer.path}
          className={layer.value === undefined ? styles.errors : undefined}
          style={
            layer.value === undefined ? undefined : { fill: context.colors.colors.at(layer.value)?.color }
          }
        />
      ))}
    </>
  );
});
