/** The names of a span as they are drawn: cut to what a line shows, and words where the span came without them. */
import { cutText } from '../../../base/text/cutText.ts';
import type { Trace } from '../../../model/trace.ts';

/** What stands where a span came without text. */
export const NO_NAME = '(no name)';
export const NO_SERVICE = '(no service)';

export function operationText(trace: Trace, span: number): string {
  const name = trace.strings.get(trace.spans.name[span]);
  return name.trim() === '' ? NO_NAME : cutText(name);
}

export function serviceText(trace: Trace, span: number): string {
  const name = trace.services.at(trace.spans.service[span])?.name ?? '';
  return name === '' ? NO_SERVICE : cutText(name);
}
