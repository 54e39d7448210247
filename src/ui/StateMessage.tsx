/** A message that fills a page or panel: nothing there, failed, not searched yet. Says why and what to do. */
import type { ReactNode } from 'react';
import { cutText } from '../base/text/cutText.ts';
import { LongText } from './LongText.tsx';
import styles from './StateMessage.module.css';
import { TextBox } from './TextBox.tsx';

export interface StateMessageProps {
  readonly tone?: 'calm' | 'warn' | 'error';
  readonly icon?: ReactNode;
  readonly title: string;
  /** 1 if the page shows nothing else. */
  readonly headingLevel?: 1 | 2;
  /** What happened, in a sentence. */
  readonly message?: ReactNode;
  /** What the user can do. */
  readonly advice?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  /** Raw text that can be unfolded, and its title. */
  readonly detail?: { readonly label: string; readonly text: string };
  readonly testId?: string;
  readonly kind?: string;
}

export function StateMessage({
  tone = 'calm',
  icon,
  title,
  headingLevel = 2,
  message,
  advice,
  actions,
  detail,
  testId,
  kind,
}: StateMessageProps) {
  const Heading = headingLevel === 1 ? 'h1' : 'h2';
  return (
    <div
      className={styles.frame}
      data-tone={tone}
      data-testid={testId}
      data-kind={kind}
      role={tone === 'error' ? 'alert' : 'status'}
    >
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <Heading className={styles.title}>{cutText(title)}</Heading>
      {message !== undefined && <div className={styles.message}>{folded(message, 'What happened')}</div>}
      {advice !== undefined && <div className={styles.message}>{folded(advice, 'What to do')}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      {detail !== undefined && (
        <details className={styles.detail}>
          <summary>{detail.label}</summary>
          <TextBox text={detail.text} label={detail.label} />
        </details>
      )}
    </div>
  );
}

function folded(content: ReactNode, label: string): ReactNode {
  return typeof content === 'string' ? <LongText text={content} label={label} /> : content;
}
