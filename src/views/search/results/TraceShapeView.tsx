/** A trace in miniature, in the colours of its services; or why it is not drawn, and what to do for it. */
import { memo } from 'react';
import { formatRoughBytes } from '../../../base/formatBytes.ts';
import { type ServiceColor, serviceColorValue } from '../../../layout/serviceColors.ts';
import { layoutShape } from '../../../layout/shapeLayout.ts';
import type { TraceSummary } from '../../../model/summaries/traceSummary.ts';
import type { ShapeState } from '../../../queries/contracts.ts';
import styles from './TraceShapeView.module.css';

const WIDTH = 172;
const HEIGHT = 32;
/** Length of the mark at the end of a span in which a failure began, px. */
const ERROR_MARK = 5;

export interface TraceShapeViewProps {
  /** undefined: not requested yet. */
  readonly state: ShapeState | undefined;
  readonly colors: ReadonlyMap<string, ServiceColor>;
}

export const TraceShapeView = memo(function TraceShapeView({ state, colors }: TraceShapeViewProps) {
  if (state?.kind === 'drawn') return <Bars summary={state.summary} colors={colors} />;
  const words = state === undefined ? undefined : wordsFor(state);
  // Without a request only the trace's own extent is known: it fills the width.
  if (words === undefined) return <span className={styles.coming} aria-hidden="true" />;
  return (
    <span className={styles.absent}>
      <span className={styles.words}>{words}</span>
    </span>
  );
});

function wordsFor(state: ShapeState): string | undefined {
  switch (state.kind) {
    case 'drawn':
      return undefined;
    case 'waiting':
      return state.isPointed ? `Fetching ≈ ${formatRoughBytes(state.bytes)}…` : undefined;
    case 'withheld': {
      const amount = `${state.isAtLeast ? '>' : '≈'} ${formatRoughBytes(state.bytes)}`;
      return `${amount} · ${state.canPoint ? 'point to draw' : 'open to see'}`;
    }
    case 'limited':
      return 'The server asks for a pause';
    case 'failed':
      return 'Could not be fetched';
  }
}

interface BarsProps {
  readonly summary: TraceSummary;
  readonly colors: ReadonlyMap<string, ServiceColor>;
}

function Bars({ summary, colors }: BarsProps) {
  if (summary.shape === undefined) return null;
  const { bars, barHeight } = layoutShape(summary.shape, WIDTH, HEIGHT);
  return (
    <svg
      className={styles.shape}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map((bar, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars of a shape never change places
        <g key={position}>
          <rect
            x={bar.x}
            y={bar.y}
            width={bar.width}
            height={barHeight}
            style={{ color: colorOf(summary.services[bar.service]?.name, colors) }}
          />
          {bar.isError && (
            <rect
              x={Math.max(0, bar.x + bar.width - ERROR_MARK)}
              y={bar.y - 0.5}
              width={ERROR_MARK}
              height={barHeight + 1}
              style={{ color: 'var(--error)' }}
            />
          )}
        </g>
      ))}
    </svg>
  );
}

function colorOf(name: string | undefined, colors: ReadonlyMap<string, ServiceColor>): string {
  const color = name === undefined ? undefined : colors.get(name);
  return color === undefined ? 'var(--text-3)' : serviceColorValue(color.slot, color.shade);
}
