/** A button that shows more rows of a long list, up to as many as a page can hold. */
import { formatCount } from '../../../base/formatCount.ts';
import { TextButton } from '../../../ui/TextButton.tsx';

interface MoreRowsProps {
  readonly shown: number;
  readonly total: number;
  /** Receives the number of rows to show. */
  readonly onMore: (limit: number) => void;
}

const MORE_ROWS = 300;
/** With more rows the page becomes slow; the filter finds the others. */
const MOST_ROWS = 5_000;

export function MoreRows({ shown, total, onMore }: MoreRowsProps) {
  const left = total - shown;
  if (left <= 0) return null;
  if (shown >= MOST_ROWS) {
    return <p>{formatCount(left)} more: filter the details to find them.</p>;
  }
  return (
    <TextButton onClick={() => onMore(shown + MORE_ROWS)}>
      {left > MORE_ROWS
        ? `Show ${formatCount(MORE_ROWS)} more of ${formatCount(left)}`
        : `Show ${formatCount(left)} more`}
    </TextButton>
  );
}
