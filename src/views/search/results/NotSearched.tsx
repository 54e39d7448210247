/** The page before a search. */
import Search from 'lucide-react/icons/search';
import { useEffect } from 'react';
import type { SearchQuery } from '../../../model/summaries/searchQuery.ts';
import { useServices } from '../../../queries/useServices.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { formatTracePath } from '../../../url/pagePath.ts';
import { useAddress } from '../../shared/address.ts';
import { EmptyView } from '../../shared/EmptyView.tsx';
import { FailureView } from '../../shared/FailureView.tsx';
import { lookbackText } from '../context/rangeText.ts';

export interface NotSearchedProps {
  readonly query: SearchQuery;
  /** Traces that the address names by ID. */
  readonly traceIds: readonly string[];
  readonly onAsk: (query: SearchQuery) => void;
}

export function NotSearched({ query, traceIds, onAsk }: NotSearchedProps) {
  const { data: services, failure, refresh } = useServices();
  const { go, href } = useAddress();
  const [onlyId] = traceIds;
  const isOneTrace = traceIds.length === 1;
  useEffect(() => {
    if (isOneTrace) go(formatTracePath(onlyId), '', { replace: true });
  }, [isOneTrace, onlyId, go]);
  if (failure !== undefined && services === undefined) {
    return <FailureView failure={failure} onRetry={refresh} />;
  }
  if (traceIds.length > 1) {
    return (
      <EmptyView
        kind="not-searched"
        title="This link names several traces"
        message="Open one of them, or search."
        actions={traceIds.map((id) => (
          <ButtonLink key={id} look="outline" href={href(formatTracePath(id), '')}>
            {id}
          </ButtonLink>
        ))}
      />
    );
  }
  if (services?.length === 0) {
    return (
      <EmptyView
        kind="no-services"
        title="There are no services yet"
        message="The server answers, but no program has sent it spans yet."
        advice="Send it spans over OTLP (ports 4317 and 4318 of Jaeger), then check again."
        actions={
          <Button look="outline" onClick={refresh}>
            Check again
          </Button>
        }
      />
    );
  }
  const range =
    query.range.kind === 'lookback' ? lookbackText(query.range.text).toLowerCase() : 'chosen range';
  return (
    <EmptyView
      kind="not-searched"
      icon={<Search size={28} />}
      title="Choose a service and find its traces"
      message="Press s to go to the service field, Enter to search. You can paste a trace ID into the field at the top."
      actions={
        <Button look="outline" onClick={() => onAsk(query)}>
          Show the newest traces of the {range}
        </Button>
      }
    />
  );
}
