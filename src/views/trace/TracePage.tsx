/** The page of one trace: reads its id in any spelling, loads it, and shows it or says why not. */
import { useDeferredValue, useEffect } from 'react';
import type { TraceId } from '../../model/trace.ts';
import { useTrace } from '../../queries/useTrace.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';
import { formatTracePath } from '../../url/pagePath.ts';
import { parseTraceReference } from '../../url/traceReference.ts';
import { useAddress } from '../app/address.ts';
import { FailureView } from '../app/FailureView.tsx';
import { useBusy } from '../app/readiness.tsx';
import { preloadFindEngine } from './findEngine.ts';
import { ShownTrace } from './ShownTrace.tsx';
import { TraceLoading } from './TraceLoading.tsx';

export function TracePage({ id }: { readonly id: string }) {
  const { go, href, query } = useAddress();
  const reference = parseTraceReference(id);
  const canonical = reference?.traceId;
  const spanId = reference?.spanId;
  const isRedirect = canonical !== undefined && canonical !== id;
  useBusy(isRedirect);
  useEffect(() => {
    if (!isRedirect) return;
    const parameters = new URLSearchParams(query);
    if (spanId !== undefined && !parameters.has('span')) parameters.set('span', spanId);
    go(formatTracePath(canonical), parameters.toString(), { replace: true });
  }, [isRedirect, canonical, spanId, query, go]);

  if (canonical === undefined) {
    return (
      <FailureView
        headingLevel={1}
        failure={{
          kind: 'bad-request',
          title: 'This is not the id of a trace',
          message: `The address names “${id}”.`,
          advice: 'A trace id has up to 32 hexadecimal digits; a traceparent or a link to a trace works too.',
          mayRetry: false,
          detail: undefined,
        }}
        actions={
          <ButtonLink look="outline" href={href('/search', '')}>
            Search traces
          </ButtonLink>
        }
      />
    );
  }
  if (isRedirect) return null;
  return <LoadedTracePage key={canonical} id={canonical} />;
}

function LoadedTracePage({ id }: { readonly id: TraceId }) {
  const loaded = useTrace(id);
  // The page of a trace is made in slices between which the browser paints and listens: all at once it is a long task.
  const trace = useDeferredValue(loaded.data);
  const isBeingMade = trace !== loaded.data;
  useBusy(isBeingMade);
  const { href, query } = useAddress();
  const isFinding = /(^|&)(find|uiFind)=/.test(query);
  useEffect(() => {
    // Beside the trace, so that its first rows show what is found.
    if (isFinding) preloadFindEngine();
  }, [isFinding]);
  const name = id.slice(0, 8);
  useEffect(() => {
    if (loaded.data === undefined) document.title = `Trace ${name} · Spanwise`;
  }, [loaded.data, name]);
  if (trace !== undefined && trace.spans.count > 0) {
    return <ShownTrace trace={trace} loaded={loaded} />;
  }
  const search = (
    <ButtonLink look="outline" href={href('/search', '')}>
      Search traces
    </ButtonLink>
  );
  if (loaded.isLoading || isBeingMade)
    return <TraceLoading id={id} progress={loaded.progress} onCancel={loaded.cancel} />;
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
          ? (warning ?? `The server knows trace ${id}, and gives no span of it.`)
          : `Trace ${id} has not been loaded.`
      }
      actions={
        <>
          <Button look="primary" onClick={loaded.refresh}>
            Load it again
          </Button>
          {search}
        </>
      }
    />
  );
}
