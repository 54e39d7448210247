/** A value of the legend: its colour, name and share of the time. Pressed while its spans are shown. */
import type { MouseEvent } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../../base/text/cutText.ts';
import { countOf } from '../context/countOf.ts';
import { formatShare } from '../context/formatShare.ts';
import styles from './LegendItem.module.css';
import type { LegendEntry } from './legendEntries.ts';

export interface LegendItemProps {
  readonly entry: LegendEntry;
  /** A chip on the line, or a row of the list. */
  readonly look: 'chip' | 'row';
  /** Whether it has the test hook: a value that is on the line and in the list has the hook only once. */
  readonly isHook: boolean;
  readonly onToggle: (entry: LegendEntry) => void;
  readonly onOnly: (entry: LegendEntry) => void;
}

export function LegendItem({ entry, look, isHook, onToggle, onOnly }: LegendItemProps) {
  const { name, color, share, isHidden } = entry;
  const spans = countOf(share.spanCount, 'span');
  const onClick = (event: MouseEvent) => (event.altKey || event.shiftKey ? onOnly(entry) : onToggle(entry));
  return (
    <button
      type="button"
      className={styles.item}
      data-look={look}
      aria-pressed={!isHidden}
      aria-label={`${cutText(name)}, ${formatShare(share.share)} of the self time, ${spans}${entry.isInferred ? ', inferred' : ''}`}
      title={tooltip(entry)}
      data-testid={isHook ? testHooks.legendItem : undefined}
      data-kind={entry.hidden.by}
      data-value={entry.hidden.value}
      data-share={(share.share * 100).toFixed(2)}
      data-inferred={entry.isInferred ? true : undefined}
      onClick={onClick}
    >
      <span className={styles.swatch} style={{ color: color.color }} aria-hidden="true" />
      {color.badge !== undefined && entry.hidden.by !== 'operation' && (
        <span className={styles.badge}>{color.badge}</span>
      )}
      <span className={styles.name}>{cutText(name)}</span>
      {look === 'row' && <span className={styles.count}>{formatCount(share.spanCount)}</span>}
      <span className={styles.share}>{isHidden && look === 'chip' ? spans : formatShare(share.share)}</span>
    </button>
  );
}

function tooltip({ name, share, isHidden, isInferred }: LegendEntry): string {
  const errors = share.errorCount === 0 ? '' : `, ${countOf(share.errorCount, 'error')}`;
  const facts = `${countOf(share.spanCount, 'span')}${errors}, ${formatShare(share.share)} of the self time`;
  const origin = isInferred ? '\nSends no spans: inferred from tags of what calls it' : '';
  return `${cutText(name, TOOLTIP_CHARACTERS)}\n${facts}${origin}\nClick: ${isHidden ? 'show' : 'hide'} · Alt or Shift + click: show only this`;
}
