/**
 * The list of completions with the number of spans that
 * have each, and a short overview of the query language.
 */
import { useEffect, useRef } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../../base/text/cutText.ts';
import type { Completion, Completions } from '../../../model/find/completion.ts';
import styles from './FindAid.module.css';

export interface FindCompletionsProps {
  /** The list's id; the ids of its options start with it. */
  readonly id: string;
  readonly completions: Completions;
  /** Position of the option that Enter accepts; it is kept in view. */
  readonly active: number | undefined;
  readonly onActive: (position: number) => void;
  readonly onTake: (completion: Completion) => void;
}

export function FindCompletions({ id, completions, active, onActive, onTake }: FindCompletionsProps) {
  const { options, left } = completions;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div className={styles.popup}>
      <div ref={list} id={id} role="listbox" aria-label="Completions" tabIndex={-1} className={styles.list}>
        {options.map((option, position) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
          <div
            key={option.insert}
            id={`${id}-${position}`}
            role="option"
            aria-selected={position === active}
            data-active={position === active}
            className={styles.option}
            title={cutText(option.label, TOOLTIP_CHARACTERS)}
            onMouseMove={() => onActive(position)}
            onClick={() => onTake(option)}
          >
            <span className={styles.label}>{cutText(option.label)}</span>
            {option.meaning !== undefined && <span className={styles.meaning}>{option.meaning}</span>}
            {option.spans !== undefined && (
              <span className={styles.spans}>
                {formatCount(option.spans)} {option.spans === 1 ? 'span' : 'spans'}
              </span>
            )}
          </div>
        ))}
      </div>
      {left > 0 && <p className={styles.left}>{formatCount(left)} more: keep typing to narrow the list.</p>}
      <p className={styles.foot}>
        {FORMS.map((form) => (
          <code key={form}>{form}</code>
        ))}
      </p>
    </div>
  );
}

const FORMS: readonly string[] = [
  'word',
  '"a phrase"',
  '-not',
  '/regex/',
  'a OR b',
  'key=value',
  'key!="value"',
  'key>=5',
  'key~/regex/',
];
