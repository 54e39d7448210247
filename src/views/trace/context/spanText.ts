/** A span's names as they are drawn: cut to what a line shows, with a substitute if the span has none. */
import { cutText } from '../../../base/text/cutText.ts';
import type { Trace } from '../../../model/trace.ts';

/** Shown if a name is empty. */
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
