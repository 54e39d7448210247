/** The path to a span: the names of its ancestors, from the root down. */

import { formatCount } from '../../../../base/formatCount.ts';
import { cutText } from '../../../../base/text/cutText.ts';
import type { SpanIndex, Trace } from '../../../../model/trace.ts';
import { shortenPath } from '../../context/shortenPath.ts';

/** The largest number of names; a longer path leaves out its middle. */
const MOST_NAMES = 8;

/** The longest name. */
const NAME_CHARACTERS = 80;

/** `Level 31: checkout › … › query`. Linear in the depth: for a tooltip, not for every row. */
export function describePath(trace: Trace, span: SpanIndex): string {
  const { parent, name, depth } = trace.spans;
  const above: number[] = [];
  for (let at = parent[span]; at >= 0; at = parent[at]) above.push(at);
  const names = shortenPath(above.reverse(), MOST_NAMES).map((at) =>
    at === undefined ? '…' : cutText(trace.strings.get(name[at]), NAME_CHARACTERS),
  );
  return `Level ${formatCount(depth[span] + 1)}: ${names.join(' › ')}`;
}
