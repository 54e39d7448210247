/** The way from the root to the span, its place among its siblings, and its children by what they do. */
import { useMemo } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../../base/text/cutText.ts';
import { type ChildGroup, spanRelations } from '../../../model/details/spanRelations.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { TextButton } from '../../../ui/TextButton.tsx';
import { operationText, serviceText } from '../context/spanText.ts';
import styles from './Relations.module.css';

interface RelationsProps {
  readonly trace: Trace;
  readonly span: SpanIndex;
  readonly onSelectSpan: (span: SpanIndex) => void;
}

/** A longer path shows its beginning and its end. */
const PATH_ENDS = 2;
const FIRST_GROUPS = 5;

export function Relations({ trace, span, onSelectSpan }: RelationsProps) {
  const { path, position, siblingCount, childCount, children } = useMemo(
    () => spanRelations(trace, span),
    [trace, span],
  );
  const skipped = Math.max(0, path.length - 2 * PATH_ENDS);
  const shown = skipped === 0 ? path : [...path.slice(0, PATH_ENDS), ...path.slice(-PATH_ENDS)];
  return (
    <>
      {path.length > 0 && (
        <nav className={styles.path} aria-label="The way from the root" data-testid={testHooks.spanPath}>
          {shown.map((step, place) => (
            <span key={step} className={styles.step}>
              {skipped > 0 && place === PATH_ENDS && (
                <span className={styles.skipped}>… {formatCount(skipped)} more › </span>
              )}
              <TextButton
                title={cutText(
                  `${serviceText(trace, step)} ${operationText(trace, step)}`,
                  TOOLTIP_CHARACTERS,
                )}
                onClick={() => onSelectSpan(step)}
              >
                {cutText(operationText(trace, step), 40)}
              </TextButton>
              <span aria-hidden="true"> ›</span>
            </span>
          ))}
          {siblingCount > 1 && (
            <span className={styles.place}>
              {formatCount(position)} of {formatCount(siblingCount)} siblings
            </span>
          )}
        </nav>
      )}
      {childCount > 0 && (
        <ul className={styles.children} aria-label="Calls" data-testid={testHooks.childGroups}>
          {children.slice(0, FIRST_GROUPS).map((group) => (
            <li key={group.longest}>
              <TextButton title="Select the longest of them" onClick={() => onSelectSpan(group.longest)}>
                {cutText(group.operation, 60)}
              </TextButton>
              <span className={styles.facts}>{factsOf(group)}</span>
            </li>
          ))}
          {children.length > FIRST_GROUPS && (
            <li className={styles.facts}>{formatCount(children.length - FIRST_GROUPS)} more operations</li>
          )}
        </ul>
      )}
    </>
  );
}

function factsOf({ service, count, duration, failed }: ChildGroup): string {
  const times = count === 1 ? '' : ` × ${formatCount(count)}`;
  const failures = failed === 0 ? '' : ` · ${formatCount(failed)} failed`;
  return `${cutText(service, 40)}${times} · ${formatDuration(duration)}${failures}`;
}
