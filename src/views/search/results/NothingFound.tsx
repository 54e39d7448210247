/** A search that found nothing: the likely reason, and what to do. */
import SearchX from 'lucide-react/icons/search-x';
import { type ReactNode, useMemo } from 'react';
import { formatDuration } from '../../../base/formatDuration.ts';
import { cutText } from '../../../base/text/cutText.ts';
import type { SearchQuery } from '../../../model/summaries/searchQuery.ts';
import type { SearchResult } from '../../../model/summaries/searchResult.ts';
import { useServerClockError } from '../../../queries/serverClock.ts';
import { useOperations } from '../../../queries/useOperations.ts';
import { useServices } from '../../../queries/useServices.ts';
import { Button } from '../../../ui/Button.tsx';
import { parseLookback } from '../../../url/searchUrl.ts';
import { useClock } from '../../shared/clock.ts';
import { EmptyView } from '../../shared/EmptyView.tsx';
import { nearestNames } from '../context/nearestNames.ts';
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
  const unknown = useUnknownName(query);
  const isRecent = query.range.kind === 'lookback' && query.range.micros <= RECENT_MICROS;
  const clockError = useServerClockError(isRecent && unknown === undefined);
  const doubtful = query.filterHere ? [] : result.doubtfulConditions;
  const where = query.service === undefined ? '' : ` of ${cutText(query.service, NAME_CHARACTERS)}`;
  const range = fullRangeText(result.startUnixMicros, result.endUnixMicros, clock);
  return (
    <EmptyView
      kind={isNarrowed ? 'no-match' : 'no-traces'}
      icon={<SearchX size={28} />}
      title={titleOf(unknown, where, isNarrowed)}
      message={unknown === undefined ? `The search covered ${range}.` : nearText(unknown)}
      advice={clockError === undefined ? adviceOf(doubtful, result) : clockText(clockError)}
      actions={
        <>
          {unknown?.near.map((name) => (
            <Button key={name} look="primary" onClick={() => onAsk(withName(query, unknown.kind, name))}>
              Search {cutText(name, NAME_CHARACTERS)}
            </Button>
          ))}
          {doubtful.length > 0 && (
            <Button look="primary" onClick={() => onAsk({ ...query, filterHere: true })}>
              Search without {cutText(doubtful.join(', '), NAME_CHARACTERS)} and filter in the browser
            </Button>
          )}
          {unknown === undefined && (
            <WiderRange query={query} result={result} isFirst={doubtful.length === 0} onAsk={onAsk} />
          )}
          {query.filterHere && (
            <Button look="outline" onClick={() => onAsk({ ...query, filterHere: false })}>
              Filter on the server
            </Button>
          )}
          {query.errorsOnly && query.service !== undefined && !query.errorsAnywhere && (
            <Button look="outline" onClick={() => onAsk({ ...query, errorsAnywhere: true })}>
              Search for failures of any service
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

/** Searches of less than this depend on clocks that agree, µs. */
const RECENT_MICROS = 3_600e6;

function clockText(errorMs: number): string {
  const size = formatDuration(Math.round(Math.abs(errorMs) / 1000) * 1e6);
  const side = errorMs > 0 ? 'ahead of' : 'behind';
  return `The server’s clock is ${size} ${side} this computer’s. Traces may be stored under other times than you search for.`;
}

/** A name of the query that the server does not list, and listed ones that are like it. */
interface UnknownName {
  readonly kind: 'service' | 'operation';
  readonly name: string;
  readonly near: readonly string[];
}

function useUnknownName({ service, operation }: SearchQuery): UnknownName | undefined {
  const { data: services } = useServices();
  const isServiceKnown = service !== undefined && services?.includes(service) === true;
  const { data: operations } = useOperations(isServiceKnown && operation !== undefined ? service : undefined);
  return useMemo(() => {
    const unknownOf = (kind: UnknownName['kind'], name: string, names: readonly string[] = []) =>
      names.length === 0 || names.includes(name)
        ? undefined
        : { kind, name, near: nearestNames(name, names) };
    if (service === undefined) return undefined;
    if (!isServiceKnown) return unknownOf('service', service, services);
    return operation === undefined
      ? undefined
      : unknownOf('operation', operation, [...new Set(operations?.map(({ name }) => name))]);
  }, [service, operation, services, operations, isServiceKnown]);
}

function titleOf(unknown: UnknownName | undefined, where: string, isNarrowed: boolean): string {
  if (unknown?.kind === 'service') return `The server has no service “${cutText(unknown.name)}”`;
  if (unknown?.kind === 'operation') return `No operation “${cutText(unknown.name)}”${where}`;
  return isNarrowed ? `No trace${where} matches` : `No traces${where} in this range`;
}

function nearText({ kind, near }: UnknownName): string {
  if (near.length === 0) return `None of the server’s ${kind}s has a name like it.`;
  return near.length === 1 ? 'One has a name like it.' : 'These have names like it.';
}

function withName(query: SearchQuery, kind: UnknownName['kind'], name: string): SearchQuery {
  return kind === 'service' ? { ...query, service: name } : { ...query, operation: name };
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
    errorsAnywhere: undefined,
    minDuration: undefined,
    maxDuration: undefined,
    filterHere: false,
  };
}
