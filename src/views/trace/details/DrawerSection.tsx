/** One section of the span details. Its heading folds it and shows the number of rows. */
import ChevronRight from 'lucide-react/icons/chevron-right';
import { type ReactNode, useId, useState } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { testHooks } from '../../../base/testHooks.ts';
import styles from './DrawerSection.module.css';

interface DrawerSectionProps {
  readonly kind: 'tags' | 'logs' | 'process' | 'references' | 'warnings';
  readonly title: string;
  /** How many rows pass the filter, and of how many. */
  readonly shown: number;
  readonly total: number;
  readonly children: ReactNode;
}

export function DrawerSection({ kind, title, shown, total, children }: DrawerSectionProps) {
  const [isOpen, setIsOpen] = useState(true);
  const bodyId = useId();
  const count = shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`;
  return (
    <section
      className={styles.section}
      data-testid={testHooks.drawerSection}
      data-kind={kind}
      aria-label={title}
    >
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={() => setIsOpen(!isOpen)}
        >
          {title}
          <span className={styles.count}>{count}</span>
          <ChevronRight size={13} aria-hidden className={styles.chevron} />
        </button>
      </h3>
      <div id={bodyId} className={styles.body} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
