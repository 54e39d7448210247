/** The progress of loading, and the button that cancels it. */
import { useEffect, useState } from 'react';
import { formatBytes } from '../../base/formatBytes.ts';
import { formatCount } from '../../base/formatCount.ts';
import { testHooks } from '../../base/testHooks.ts';
import type { Progress } from '../../model/failure.ts';
import { Button } from '../../ui/Button.tsx';

/** Loading that takes less shows no progress, ms. */
const PATIENCE_MS = 300;

export interface LoadProgressProps {
  /** undefined: nothing has arrived yet. */
  readonly progress: Progress | undefined;
  /** How many spans are expected in all, if that is known. */
  readonly expectedSpans?: number;
  readonly onCancel: () => void;
  /** Ends the request and shows what has arrived of it; absent if a part is of no use. */
  readonly onKeep?: () => void;
}

export function LoadProgress({ progress, expectedSpans, onCancel, onKeep }: LoadProgressProps) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <>
      <span role="status" data-testid={testHooks.progress}>
        {progressText(progress, expectedSpans)}
      </span>
      <Button look="outline" onClick={onCancel} data-testid={testHooks.loadCancel}>
        Cancel
      </Button>
      {onKeep !== undefined && progress?.phase === 'downloading' && progress.spans > 0 && (
        <Button look="outline" onClick={onKeep} data-testid={testHooks.loadKeep}>
          Show what has arrived
        </Button>
      )}
    </>
  );
}

function progressText(progress: Progress | undefined, expectedSpans: number | undefined): string {
  if (progress === undefined || progress.phase === 'waiting') return 'Waiting for the server…';
  const { phase, receivedBytes, totalBytes, spans } = progress;
  const total = totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`;
  // A list may be older than the trace's last spans.
  const isExpected = expectedSpans !== undefined && expectedSpans >= spans;
  const read =
    spans === 0
      ? ''
      : `, ${formatCount(spans)}${isExpected ? ` of ${formatCount(expectedSpans)}` : ''} spans`;
  return `${phase === 'decoding' ? 'Reading' : 'Loading'} ${formatBytes(receivedBytes)}${total}${read}`;
}
