/** The links of the bar to other programs, if there are any; their code is loaded after the first paint. */
import { useConfig } from '../shared/config.ts';
import { type LaterCode, useAfterPaint } from '../shared/laterCode.ts';
import { pagePart } from '../shared/pagePart.ts';

const links: LaterCode<object> = pagePart(
  'The links to other programs',
  async () => (await import('./ExternalLinks.tsx')).ExternalLinks,
);

export function ExternalLinksLater() {
  const { grafanaUrl, jaegerUrl, menu } = useConfig();
  const isThere = grafanaUrl !== undefined || jaegerUrl !== undefined || menu.length > 0;
  return isThere ? <LoadedLinks /> : null;
}

function LoadedLinks() {
  const { value: ExternalLinks } = useAfterPaint(links);
  return ExternalLinks === undefined ? null : <ExternalLinks />;
}
