/** One line of facts about the results, and about what is not shown. */
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText } from '../../../base/text/cutText.ts';
import type { Failure } from '../../../model/failure.ts';
import type { SearchFacts } from '../../../model/summaries/searchFacts.ts';
import { MAX_SEARCH_LIMIT, type SearchQuery } from '../../../model/summaries/searchQuery.ts';
import type { SearchResult } from '../../../model/summaries/searchResult.ts';
import { type Clock, useClock } from '../../shared/clock.ts';
import { useConfig } from '../../shared/config.ts';
import { formatTimeOfDay } from '../../shared/formatTime.ts';
import { absoluteText, fullRangeText } from '../context/rangeText.ts';
import styles from './ResultFacts.module.css';

export interface ResultFactsProps {
  readonly facts: SearchFacts;
  readonly result: SearchResult;
  readonly query: SearchQuery;
  /** Why repeating the search failed, while older results are shown. */
  readonly failure: Failure | undefined;
  readonly loadedAt: number | undefined;
  readonly onAsk: (query: SearchQuery) => void;
  readonly onRefresh: () => void;
}

const NEXT_LIMITS = [50, 100, 200, 500, 1500, 5000, MAX_SEARCH_LIMIT];

export function ResultFacts(props: ResultFactsProps) {
  const { facts, result, query, failure, onAsk } = props;
  const clock = useClock();
  const { maxLimit = MAX_SEARCH_LIMIT } = useConfig().search;
  const nextLimit = result.isLimitReached
    ? NEXT_LIMITS.find((limit) => limit > query.limit && limit <= maxLimit)
    : undefined;
  return (
    <div className={styles.facts}>
      <h2 className={styles.count}>
        <b>{formatCount(facts.count)}</b> {facts.count === 1 ? 'trace' : 'traces'}
      </h2>
      <span
        className={styles.coverage}
        data-limited={result.isLimitReached}
        data-testid={testHooks.coverage}
        title={fullRangeText(result.startUnixMicros, result.endUnixMicros, clock)}
      >
        {coverageText(result, query, clock)}
        {nextLimit !== undefined && (
          <button type="button" className={styles.link} onClick={() => onAsk({ ...query, limit: nextLimit })}>
            Show up to {formatCount(nextLimit)}
          </button>
        )}
      </span>
      <Fact name="p50" title="Half of these traces took this long or less">
        {formatDuration(facts.p50)}
      </Fact>
      <Fact name="p95" title="95% of these traces took this long or less">
        {formatDuration(facts.p95)}
      </Fact>
      <Fact name="max">{formatDuration(facts.max)}</Fact>
      <span className={styles.fact} title="Traces with a failed span, as far as the server counts them">
        <b className={styles.errors} data-some={facts.withErrors > 0}>
          {formatCount(facts.withErrors)}
        </b>{' '}
        with errors
      </span>
      <ErrorsScope query={query} onAsk={onAsk} />
      {result.conditionsAppliedHere.length > 0 && (
        <span className={styles.note}>
          {cutText(result.conditionsAppliedHere.join(', '))}{' '}
          {result.conditionsAppliedHere.length === 1
            ? 'was applied in the browser'
            : 'were applied in the browser'}
          {`, to the ${formatCount(result.sentCount)} ${result.sentCount === 1 ? 'trace' : 'traces'} that the server found.`}
          {query.filterHere && (
            <button
              type="button"
              className={styles.link}
              onClick={() => onAsk({ ...query, filterHere: false })}
            >
              Filter on the server
            </button>
          )}
        </span>
      )}
      {result.notes.map((note) => (
        <span key={note} className={styles.note}>
          <TriangleAlert size={13} aria-hidden className={styles.warn} /> {cutText(note)}
        </span>
      ))}
      {failure !== undefined && (
        <span className={styles.note} role="alert">
          <TriangleAlert size={13} aria-hidden className={styles.warn} />
          {staleText(failure, askedAt(props), clock)}
          <button type="button" className={styles.link} onClick={props.onRefresh}>
            Try again
          </button>
        </span>
      )}
    </div>
  );
}

/** Whose failures *errors only* counts, and the way to the other meaning. */
function ErrorsScope({ query, onAsk }: Pick<ResultFactsProps, 'query' | 'onAsk'>) {
  const { service, errorsOnly, errorsAnywhere } = query;
  if (!errorsOnly || service === undefined) return null;
  const name = cutText(service);
  return (
    <span className={styles.note}>
      {errorsAnywhere ? 'A span of any service failed.' : `A span of ${name} itself failed.`}
      <button
        type="button"
        className={styles.link}
        onClick={() => onAsk({ ...query, errorsAnywhere: errorsAnywhere ? undefined : true })}
      >
        {errorsAnywhere ? `Only failures of ${name}` : 'Failures of any service'}
      </button>
    </span>
  );
}

function Fact(props: { readonly name: string; readonly title?: string; readonly children: ReactNode }) {
  return (
    <span className={styles.fact} title={props.title}>
      {props.name} <b>{props.children}</b>
    </span>
  );
}

function coverageText(result: SearchResult, query: SearchQuery, clock: Clock): string {
  if (result.isIncomplete) return 'only a part of what the server found';
  if (result.isLimitReached) {
    // Jaeger promises no order: which traces a limit keeps depends on the store behind it.
    const isFiltered = result.conditionsAppliedHere.length > 0;
    const count = formatCount(query.limit);
    return `${isFiltered ? `of ${count} that the server chose` : 'the server chose which'}; others may exist, also newer ones`;
  }
  return `everything the server found, ${absoluteText(result.startUnixMicros, result.endUnixMicros, clock)}`;
}

/** The time that the results show, Unix µs: for a lookback the time it counts back from. */
function askedAt({ query, result, loadedAt }: ResultFactsProps): number | undefined {
  if (query.range.kind === 'lookback') return result.endUnixMicros;
  return loadedAt === undefined ? undefined : loadedAt * 1000;
}

function staleText(failure: Failure, unixMicros: number | undefined, clock: Clock): string {
  const when = unixMicros === undefined ? 'earlier' : `at ${formatTimeOfDay(unixMicros, clock)}`;
  return `${failure.title}. These are the results found ${when}.`;
}
