/**
 * A readable exception: its message (the line above has the type), and the stack trace in a scrolling box.
 */
import type { ExceptionDetails } from '../../../model/details/exception.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { LongText } from '../../../ui/LongText.tsx';
import styles from './ExceptionBlock.module.css';

/** A longer stack trace is folded. */
const STACK_CHARACTERS = 20_000;

export function ExceptionBlock({ exception }: { readonly exception: ExceptionDetails }) {
  const { message, stacktrace } = exception;
  return (
    <div className={styles.exception}>
      {message !== undefined && (
        <div className={styles.message}>
          <LongText text={message} label="Message of the exception" />
        </div>
      )}
      {stacktrace !== undefined && (
        <div className={styles.stack}>
          {stacktrace.length > STACK_CHARACTERS ? (
            <LongText text={stacktrace} label="Stack trace" />
          ) : (
            <>
              <CopyButton text={stacktrace} label="Copy stack trace" className={styles.copy} />
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
              <section className={styles.trace} tabIndex={0} aria-label="Stack trace">
                {stacktrace.trimEnd()}
              </section>
            </>
          )}
        </div>
      )}
    </div>
  );
}
