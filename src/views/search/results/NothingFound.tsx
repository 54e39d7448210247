/** A search that found nothing: the likely reason, and what to do. */
import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { cutText } from '../../../base/text/cutText.ts';
import type { SearchQuery } from '../../../model/summaries/searchQuery.ts';
import type { SearchResult } from '../../../model/summaries/searchResult.ts';
import { useServices } from '../../../queries/useServices.ts';
import { Button } from '../../../ui/Button.tsx';
import { parseLookback } from '../../../url/searchUrl.ts';
import { useClock } from '../../shared/clock.ts';
import { EmptyView } from '../../shared/EmptyView.tsx';
import { timeZoneLabel } from '../../shared/formatTime.ts';
import { fullRangeText, lookbackText, widerLookback } from '../context/rangeText.ts';

/** The longest name within a sentence. */
const NAME_CHARACTERS = 80;

export interface NothingFoundProps {
  readonly result: SearchResult;
  readonly query: SearchQuery;
  readonly onAsk: (query: SearchQuery) => void;
}

export function NothingFound({ result, query, onAsk }: NothingFoundProps) {
  const clock = useClock();
  const isNarrowed =
    query.operation !== undefined ||
    query.tags.length > 0 ||
    query.errorsOnly ||
    query.minDuration !== undefined ||
    query.maxDuration !== undefined;
  const { data: services } = useServices();
  const isUnknown =
    query.service !== undefined && services !== undefined && !services.includes(query.service);
  const doubtful = query.filterHere ? [] : result.doubtfulConditions;
  const where = query.service === undefined ? '' : ` of ${cutText(query.service, NAME_CHARACTERS)}`;
  const range = `${fullRangeText(result.startUnixMicros, result.endUnixMicros, clock)}, ${timeZoneLabel(clock)}`;
  return (
    <EmptyView
      kind={isNarrowed ? 'no-match' : 'no-traces'}
      icon={<SearchX size={28} />}
      title={isNarrowed ? `No trace${where} matches` : `No traces${where} in this range`}
      message={
        isUnknown
          ? `The server has no service “${cutText(query.service ?? '')}”. The search covered ${range}.`
          : `The search covered ${range}.`
      }
      advice={adviceOf(doubtful, result)}
      actions={
        <>
          {doubtful.length > 0 && (
            <Button look="primary" onClick={() => onAsk({ ...query, filterHere: true })}>
              Search without {cutText(doubtful.join(', '), NAME_CHARACTERS)} and filter in the browser
            </Button>
          )}
          <WiderRange query={query} result={result} isFirst={doubtful.length === 0} onAsk={onAsk} />
          {query.filterHere && (
            <Button look="outline" onClick={() => onAsk({ ...query, filterHere: false })}>
              Filter on the server
            </Button>
          )}
          {isNarrowed && (
            <Button look="outline" onClick={() => onAsk(withoutConditions(query))}>
              Show all traces{where}
            </Button>
          )}
        </>
      }
    />
  );
}

function adviceOf(doubtful: readonly string[], result: SearchResult): ReactNode {
  const notes = result.notes.join(' ');
  if (doubtful.length > 0) {
    return `This server may not understand ${doubtful.join(', ')}, so there may be matching traces after all. ${notes}`;
  }
  if (result.conditionsAppliedHere.length > 0) {
    return `Filtered in the browser, from what the server found without it: ${result.conditionsAppliedHere.join(', ')}. ${notes}`;
  }
  return notes === '' ? undefined : notes;
}

interface WiderRangeProps extends NothingFoundProps {
  readonly isFirst: boolean;
}

function WiderRange({ query, result, isFirst, onAsk }: WiderRangeProps) {
  const span = result.endUnixMicros - result.startUnixMicros;
  const look = isFirst ? 'primary' : 'outline';
  if (query.range.kind === 'absolute') {
    const wider = { ...query.range, startUnixMicros: Math.max(0, result.startUnixMicros - 3 * span) };
    return (
      <Button look={look} onClick={() => onAsk({ ...query, range: wider })}>
        Look further back
      </Button>
    );
  }
  const text = widerLookback(span);
  const range = text === undefined ? undefined : parseLookback(text);
  if (text === undefined || range === undefined) return null;
  return (
    <Button look={look} onClick={() => onAsk({ ...query, range })}>
      Widen to the {lookbackText(text).toLowerCase()}
    </Button>
  );
}

function withoutConditions(query: SearchQuery): SearchQuery {
  return {
    ...query,
    operation: undefined,
    tags: [],
    errorsOnly: false,
    minDuration: undefined,
    maxDuration: undefined,
    filterHere: false,
  };
}
