/**
 * All spans in miniature, errors on top. Drawn once per trace,
 * colours and width; until then the old one is stretched.
 */
import { memo, useCallback } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import type { Steps } from '../../../../base/time/slicedTask.ts';
import type { SpanColors } from '../../../../layout/spanColors.ts';
import type { TimeScale } from '../../../../layout/time/timeScale.ts';
import { layoutMinimap, type MinimapLayer } from '../../../../layout/waterfall/minimapLayout.ts';
import { minimapLines } from '../../../../layout/waterfall/minimapLines.ts';
import type { Trace } from '../../../../model/trace.ts';
import { useSlices } from '../../context/useSlices.ts';
import styles from './Minimap.module.css';
import { MINIMAP_PADDING, PICTURE_HEIGHT } from './minimapSize.ts';

export interface MinimapPictureProps {
  readonly trace: Trace;
  readonly colors: SpanColors;
  readonly scale: TimeScale;
}

interface Drawn {
  readonly layers: readonly MinimapLayer[];
  readonly colors: SpanColors;
  readonly width: number;
}

export const MinimapPicture = memo(function MinimapPicture({ trace, colors, scale }: MinimapPictureProps) {
  const start = useCallback(
    function* draw(): Steps<Drawn> {
      const lines = minimapLines(trace.spans.count, PICTURE_HEIGHT);
      const layers = yield* layoutMinimap(trace, colors.values, scale, lines);
      return { layers, colors, width: scale.width };
    },
    [trace, colors, scale],
  );
  const drawn = useSlices(start);
  if (drawn === undefined) return null;
  return (
    <svg
      className={styles.picture}
      style={{ left: MINIMAP_PADDING }}
      width={scale.width}
      height={PICTURE_HEIGHT}
      viewBox={`0 0 ${drawn.width} ${PICTURE_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {drawn.layers.map(({ value, path }) =>
        value === undefined ? (
          <path
            key="errors"
            className={styles.errors}
            d={path}
            data-testid={testHooks.minimapLayer}
            data-kind="errors"
          />
        ) : (
          <path key={value} d={path} style={{ fill: drawn.colors.colors.at(value)?.color }} />
        ),
      )}
    </svg>
  );
});
