/** The page of one trace: reads its ID in any spelling, loads it, and shows it or says why it cannot. */
import { useDeferredValue, useEffect } from 'react';
import { isSameTraceId, shortTraceId } from '../../model/spanIds.ts';
import type { TraceId } from '../../model/trace.ts';
import { useListedSpanCount, useTrace } from '../../queries/useTrace.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';
import { formatTracePath } from '../../url/pagePath.ts';
import { readTracePart } from '../../url/traceReference.ts';
import { useAddress } from '../shared/address.ts';
import { FailureView } from '../shared/FailureView.tsx';
import { useBusy } from '../shared/readiness.tsx';
import { useSearchPlace } from '../shared/searchPlace.tsx';
import { preloadFindEngine } from './find/findEngine.ts';
import { ShownTrace } from './ShownTrace.tsx';
import { TraceLoading } from './TraceLoading.tsx';

export function TracePage({ id }: { readonly id: string }) {
  const { go, query } = useAddress();
  const { traceId: canonical, spanId } = readTracePart(id);
  const isRedirect = canonical !== id;
  useBusy(isRedirect);
  useEffect(() => {
    if (!isRedirect) return;
    const parameters = new URLSearchParams(query);
    if (spanId !== undefined && !parameters.has('span')) parameters.set('span', spanId);
    go(formatTracePath(canonical), parameters.toString(), { replace: true });
  }, [isRedirect, canonical, spanId, query, go]);

  if (isRedirect) return null;
  return <LoadedTracePage key={canonical} id={canonical} />;
}

function LoadedTracePage({ id }: { readonly id: TraceId }) {
  const loaded = useTrace(id);
  const expectedSpans = useListedSpanCount(id);
  // Rendered in slices, between which the browser paints and handles input: all at once would be a long task.
  const trace = useDeferredValue(loaded.data);
  const isBeingMade = trace !== loaded.data;
  useBusy(isBeingMade);
  const { go, href, query } = useAddress();
  const searchPlace = useSearchPlace();
  const properId = loaded.data === undefined ? id : properIdOf(loaded.data.id, id);
  useBusy(properId !== id);
  useEffect(() => {
    if (properId !== id) go(formatTracePath(properId), query, { replace: true });
  }, [properId, id, query, go]);
  const isFinding = /(^|&)(find|uiFind)=/.test(query);
  useEffect(() => {
    // Loaded along with the trace, so that its first rows show matches.
    if (isFinding) preloadFindEngine();
  }, [isFinding]);
  const name = shortTraceId(id);
  useEffect(() => {
    if (loaded.data === undefined) document.title = `Trace ${name} · Spanwise`;
  }, [loaded.data, name]);
  if (trace !== undefined && trace.spans.count > 0) {
    return <ShownTrace trace={trace} loaded={loaded} />;
  }
  const search = (
    <ButtonLink look="outline" href={href('/search', searchPlace)}>
      Search traces
    </ButtonLink>
  );
  if (loaded.isLoading || isBeingMade)
    return (
      <TraceLoading
        id={id}
        progress={loaded.progress}
        expectedSpans={expectedSpans}
        onCancel={loaded.cancel}
        onKeep={loaded.progress?.stop}
      />
    );
  if (loaded.failure !== undefined) {
    return (
      <FailureView headingLevel={1} failure={loaded.failure} onRetry={loaded.refresh} actions={search} />
    );
  }
  const isEmpty = loaded.data !== undefined;
  const warning = loaded.data?.warnings.at(0)?.message;
  return (
    <StateMessage
      headingLevel={1}
      title={isEmpty ? 'The trace has no spans' : 'Loading was cancelled'}
      message={
        isEmpty
          ? (warning ?? `The server has trace ${id}, but returned no spans of it.`)
          : `Trace ${id} has not been loaded.`
      }
      actions={
        <>
          <Button look="primary" onClick={loaded.refresh}>
            Load again
          </Button>
          {search}
        </>
      }
    />
  );
}

/**
 * The trace's own spelling of its ID for the address; the requested ID if the server returned another trace.
 */
function properIdOf(shown: TraceId, asked: TraceId): TraceId {
  return isSameTraceId(shown, asked) ? shown : asked;
}
