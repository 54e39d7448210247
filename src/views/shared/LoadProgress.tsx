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
  readonly onCancel: () => void;
}

export function LoadProgress({ progress, onCancel }: LoadProgressProps) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <>
      <span role="status" data-testid={testHooks.progress}>
        {progressText(progress)}
      </span>
      <Button look="outline" onClick={onCancel} data-testid={testHooks.loadCancel}>
        Cancel
      </Button>
    </>
  );
}

function progressText(progress: Progress | undefined): string {
  if (progress === undefined || progress.phase === 'waiting') return 'Waiting for the server…';
  const { phase, receivedBytes, totalBytes, spans } = progress;
  const total = totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`;
  const read = spans === 0 ? '' : `, ${formatCount(spans)} spans`;
  return `${phase === 'decoding' ? 'Reading' : 'Loading'} ${formatBytes(receivedBytes)}${total}${read}`;
}
