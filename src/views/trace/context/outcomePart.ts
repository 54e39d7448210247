/** What spans called and how they ended: its code is loaded after the first rows. */
import type { SpanOutcome } from '../../../model/details/spanOutcome.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { type PagePart, pagePart } from '../../shared/pagePart.ts';

export const outcomePart: PagePart<(trace: Trace, span: SpanIndex) => SpanOutcome> = pagePart(
  'What spans called',
  async () => (await import('../../../model/details/spanOutcome.ts')).spanOutcome,
);
