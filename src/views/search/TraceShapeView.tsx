/** A trace in miniature, with the colours of its services. */
import { memo } from 'react';
import { type ServiceColor, serviceColorValue } from '../../layout/serviceColors.ts';
import { layoutShape } from '../../layout/shapeLayout.ts';
import type { TraceSummary } from '../../model/traceSummary.ts';
import styles from './TraceRow.module.css';

const WIDTH = 172;
const HEIGHT = 32;

export interface TraceShapeViewProps {
  /** A summary with a shape; undefined: not known (yet). */
  readonly summary: TraceSummary | undefined;
  readonly colors: ReadonlyMap<string, ServiceColor>;
}

export const TraceShapeView = memo(function TraceShapeView({ summary, colors }: TraceShapeViewProps) {
  const shape = summary?.shape;
  if (summary === undefined || shape === undefined) {
    return <span className={styles.noShape} aria-hidden="true" />;
  }
  const { bars, barHeight } = layoutShape(shape, WIDTH, HEIGHT);
  return (
    <svg
      className={styles.shape}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map((bar, position) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars of a shape never change places
          key={position}
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={barHeight}
          style={{
            color: bar.isError ? 'var(--error)' : colorOf(summary.services[bar.service]?.name, colors),
          }}
        />
      ))}
    </svg>
  );
});

function colorOf(name: string | undefined, colors: ReadonlyMap<string, ServiceColor>): string {
  const color = name === undefined ? undefined : colors.get(name);
  return color === undefined ? 'var(--text-3)' : serviceColorValue(color.slot);
}
