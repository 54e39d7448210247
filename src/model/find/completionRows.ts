/** All attributes that belong to a span: its own, and those of its events, links, resource and scope. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { type AttributeColumns, NONE, type Trace } from '../trace.ts';

/** The number of spans in a step. */
const STEP_SPANS = 1 << 12;

/** Calls back for every attribute of every span, span by span. */
export function* visitAttributes(
  { spans, attributes, events, links, resources, scopes }: Trace,
  visit: (columns: AttributeColumns, row: number, span: number) => void,
): Steps<void> {
  const visitOwner = (columns: AttributeColumns, owner: number, span: number) => {
    const end = columns.first[owner + 1];
    for (let row = columns.first[owner]; row < end; row++) visit(columns, row, span);
  };
  for (let span = 0; span < spans.count; span++) {
    visitOwner(attributes, span, span);
    for (let event = events.first[span]; event < events.first[span + 1]; event++) {
      visitOwner(events.attributes, event, span);
    }
    for (let link = links.first[span]; link < links.first[span + 1]; link++) {
      visitOwner(links.attributes, link, span);
    }
    visitOwner(resources.attributes, spans.resource[span], span);
    if (spans.scope[span] !== NONE) visitOwner(scopes.attributes, spans.scope[span], span);
    if (span % STEP_SPANS === STEP_SPANS - 1) yield;
  }
}
