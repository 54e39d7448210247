/** A span in a few lines, for the card that the pointer shows. */
import { formatDuration } from '../../../../base/formatDuration.ts';
import { cutText } from '../../../../base/text/cutText.ts';
import { isErrorOrigin, SpanFlag, type SpanIndex, type Trace } from '../../../../model/trace.ts';
import { formatShare } from '../../context/formatShare.ts';
import { operationText, serviceText } from '../../context/spanText.ts';
import type { RowContext } from '../frame/rowContext.ts';

const REASON_CHARACTERS = 200;

export function describeSpan(trace: Trace, span: SpanIndex, outcomeOf: RowContext['outcomeOf']): string {
  const { spans, duration } = trace;
  const outcome = outcomeOf?.(trace, span);
  const called = outcome?.called === undefined ? '' : ` → ${cutText(outcome.called)}`;
  const share = duration > 0 ? ` · ${formatShare(spans.duration[span] / duration)} of the trace` : '';
  const lines = [
    operationText(trace, span),
    `${serviceText(trace, span)}${called}`,
    outcome?.summary?.text ?? '',
    `${formatDuration(spans.duration[span])}${share} · self time ${formatDuration(spans.selfTime[span])}`,
    `starts at +${formatDuration(spans.start[span])}`,
    failureText(trace, span, outcome?.reason),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function failureText(trace: Trace, span: SpanIndex, reason: string | undefined): string {
  const { flags, errorsBelow } = trace.spans;
  const why = reason === undefined ? '' : `: ${cutText(reason, REASON_CHARACTERS)}`;
  const below = errorsBelow[span] === 1 ? '1 span below failed' : `${errorsBelow[span]} spans below failed`;
  if (isErrorOrigin(trace, span)) return `failed here${why}`;
  if ((flags[span] & SpanFlag.ownError) !== 0) return `failed${why} (${below})`;
  if ((flags[span] & SpanFlag.suspectedError) !== 0) return `suspected error${why}`;
  return errorsBelow[span] > 0 ? below : '';
}
