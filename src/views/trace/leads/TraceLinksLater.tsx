/** The links of a whole trace, if there are any; their code is loaded after the first rows. */
import { useConfig } from '../../shared/config.ts';
import { type LaterCode, useAfterPaint } from '../../shared/laterCode.ts';
import { pagePart } from '../../shared/pagePart.ts';
import type { TraceLinksProps } from './TraceLinks.tsx';

const links: LaterCode<TraceLinksProps> = pagePart(
  'The links of the trace',
  async () => (await import('./TraceLinks.tsx')).TraceLinks,
);

export function TraceLinksLater(props: TraceLinksProps) {
  const { entries, services } = useConfig().links;
  return entries.length > 0 || services.size > 0 ? <LoadedLinks {...props} /> : null;
}

function LoadedLinks(props: TraceLinksProps) {
  const { value: TraceLinks } = useAfterPaint(links);
  return TraceLinks === undefined ? null : <TraceLinks {...props} />;
}
