/** Fields of a span that are asked for like tags: `service=cart`, `error=true`, `kind=server`, `otel.scope.name=net/http`. */
import { matchesText, type TextMatch } from './searchSpansText.ts';
import { NONE, SpanFlag, StatusCode, spanKindNames, type Trace } from './trace.ts';

/**
 * Whether a span has the value in the field that the key names; undefined where the key names none. Key and value are
 * in lower case; `valueHits` says of every text of the trace whether it matches the value.
 */
export function fieldMatcher(
  trace: Trace,
  key: string,
  value: string,
  match: TextMatch,
  valueHits: Uint8Array,
): ((span: number) => boolean) | undefined {
  const { spans, scopes } = trace;
  const textField = (column: Int32Array) => (span: number) => {
    return column[span] !== NONE && valueHits[column[span]] === 1;
  };
  const scopeField = (column: Int32Array) => (span: number) => {
    const scope = spans.scope[span];
    return scope !== NONE && column[scope] !== NONE && valueHits[column[scope]] === 1;
  };
  switch (key) {
    case 'service':
    case 'service.name': {
      const isService = trace.services.map(({ name }) => matchesText(name.toLowerCase(), value, match));
      return (span) => isService[spans.service[span]];
    }
    case 'operation':
    case 'name':
      return textField(spans.name);
    case 'kind':
    case 'span.kind': {
      const isKind = spanKindNames.map((name) => matchesText(name, value, match));
      return (span) => isKind[spans.kind[span]];
    }
    case 'status':
    case 'otel.status_code': {
      const isStatus = Object.keys(StatusCode).map((name) => matchesText(name, value, match));
      return (span) => isStatus[spans.status[span]];
    }
    case 'status_message':
    case 'otel.status_description':
      return textField(spans.statusMessage);
    case 'error':
      return value === 'true' ? (span) => (spans.flags[span] & SpanFlag.ownError) !== 0 : undefined;
    case 'tracestate':
    case 'w3c.tracestate':
      return spans.traceState === undefined ? undefined : textField(spans.traceState);
    case 'otel.scope.name':
    case 'otel.library.name':
      return scopeField(scopes.name);
    case 'otel.scope.version':
    case 'otel.library.version':
      return scopeField(scopes.version);
    default:
      return undefined;
  }
}
