/** What was repaired or is missing in the trace: always shown if it is incomplete, the rest on demand. */
import { formatCount } from '../../base/formatCount.ts';
import { testHooks } from '../../base/testHooks.ts';
import type { SpanIndex, Trace, TraceWarning, TraceWarningKind } from '../../model/trace.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { LongText } from '../../ui/LongText.tsx';
import styles from './TraceWarnings.module.css';

export interface TraceWarningsProps {
  readonly trace: Trace;
  readonly isListShown: boolean;
  readonly onSelectSpan: (span: SpanIndex) => void;
}

export function TraceWarnings({ trace, isListShown, onSelectSpan }: TraceWarningsProps) {
  const incomplete = trace.warnings.filter((warning) => warning.kind === 'incomplete');
  const another = trace.warnings.filter((warning) => warning.kind === 'another-trace');
  return (
    <>
      {another.map((warning) => (
        <Banner key={warning.message} kind="another-trace" testId={testHooks.banner}>
          This is another trace. {warning.message}
        </Banner>
      ))}
      {incomplete.map((warning) => (
        <Banner key={warning.message} kind="incomplete" testId={testHooks.banner}>
          This trace is incomplete. {warning.message}
        </Banner>
      ))}
      {isListShown && (
        <ul className={styles.list} aria-label="Warnings">
          {trace.warnings.map((warning) => (
            <WarningLine
              key={`${warning.kind} ${warning.message}`}
              warning={warning}
              onSelectSpan={onSelectSpan}
            />
          ))}
        </ul>
      )}
    </>
  );
}

/** Warnings whose text is about the first of several; the texts of the others include the number. */
const isFirstOfMany: ReadonlySet<TraceWarningKind> = new Set([
  'server',
  'undecodable-span',
  'undecodable-value',
]);

function WarningLine({
  warning,
  onSelectSpan,
}: {
  readonly warning: TraceWarning;
  readonly onSelectSpan: (span: SpanIndex) => void;
}) {
  const { span } = warning;
  return (
    <li className={styles.line} data-testid={testHooks.warningRow} data-kind={warning.kind}>
      <span className={styles.message}>
        <LongText text={warning.message} label="Warning" />
      </span>
      {warning.count > 1 && isFirstOfMany.has(warning.kind) && (
        <span className={styles.count}>{formatCount(warning.count)} times</span>
      )}
      {span !== undefined && <Button onClick={() => onSelectSpan(span)}>Show the span</Button>}
    </li>
  );
}
