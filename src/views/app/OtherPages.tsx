/** What stands at addresses that are no page of Spanwise: a page of Jaeger UI, or nothing. */
import { useEffect } from 'react';
import { normalizeTraceId, shortTraceId } from '../../model/spanIds.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';
import { type ForeignPage, formatTracePath, type PagePath } from '../../url/pagePath.ts';
import { useAddress } from '../shared/address.ts';
import { useSearchPlace } from '../shared/searchPlace.tsx';

export interface OtherPageProps {
  readonly page: Extract<PagePath, { kind: 'foreign' | 'unknown' }>;
}

export function OtherPage({ page }: OtherPageProps) {
  return page.kind === 'foreign' ? (
    <ForeignPageView page={page.page} traceIds={page.traceIds} />
  ) : (
    <NoSuchPage path={page.text} />
  );
}

const foreignNames: Readonly<Record<ForeignPage, string>> = {
  dependencies: 'The map of services',
  monitor: 'The monitor of services',
  compare: 'The comparison of traces',
  'quality-metrics': 'The quality of traces',
};

interface ForeignPageProps {
  readonly page: ForeignPage;
  readonly traceIds: readonly string[];
}

/** A page that Jaeger UI has at this address. */
function ForeignPageView({ page, traceIds }: ForeignPageProps) {
  const { href } = useAddress();
  const searchPlace = useSearchPlace();
  const name = foreignNames[page];
  useEffect(() => {
    document.title = `${name} · Spanwise`;
  }, [name]);
  return (
    <StateMessage
      title={`${name} is not in Spanwise yet`}
      headingLevel={1}
      message="Jaeger UI has this page. Spanwise searches traces and shows them one at a time."
      actions={
        <>
          {traceIds.map((id) => (
            <ButtonLink key={id} look="outline" href={href(formatTracePath(id), '')}>
              Open trace {shortTraceId(normalizeTraceId(id))}
            </ButtonLink>
          ))}
          <ButtonLink look="outline" href={href('/search', searchPlace)}>
            Search traces
          </ButtonLink>
        </>
      }
    />
  );
}

function NoSuchPage({ path }: { readonly path: string }) {
  const { href } = useAddress();
  const searchPlace = useSearchPlace();
  useEffect(() => {
    document.title = 'No such page · Spanwise';
  }, []);
  return (
    <StateMessage
      tone="warn"
      title="There is no such page"
      headingLevel={1}
      message={`Spanwise has no page at ${path}.`}
      actions={
        <ButtonLink look="outline" href={href('/search', searchPlace)}>
          Search traces
        </ButtonLink>
      }
    />
  );
}
