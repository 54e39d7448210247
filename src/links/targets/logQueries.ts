/** What is asked of a store of logs: the lines of one trace, in the store's own language. */
import { labelName, quotedText } from '../languages/quotedText.ts';
import type { LinkMoment } from '../moment.ts';

/**
 * Where the lines of a service have the trace's id: in their text, in structured metadata (OTLP), in a field
 * that is parsed from them, in the text or the metadata, or in the text as its last 16 digits in any case.
 */
export type LogIdPlace = 'text' | 'metadata' | 'field' | 'either' | 'short';

export interface LokiOptions {
  readonly place: LogIdPlace;
  /** The stream selector: `{container="backend"}`. */
  readonly selector: string;
  /** The name of the label or field; `trace_id` by default. */
  readonly idField?: string;
  /** How the field is parsed from a line. */
  readonly parser?: 'json' | 'logfmt';
}

/** Returns LogQL: https://grafana.com/docs/loki/latest/query/ */
export function logqlFor({ traceId }: LinkMoment, options: LokiOptions): string {
  const { place, selector, idField = 'trace_id', parser = 'json' } = options;
  const id = quotedText(traceId);
  const field = labelName(idField);
  switch (place) {
    case 'text':
      return `${selector} |= ${id}`;
    case 'metadata':
      return `${selector} | ${field}=${id}`;
    case 'field':
      return `${selector} | ${parser} | drop __error__, __error_details__ | ${field}=${id}`;
    case 'either':
      // Nothing can be escaped between backticks: only hexadecimal digits may stand there.
      return /^[0-9a-f]+$/i.test(traceId)
        ? `${selector} | label_format hit=\`{{ contains "${traceId}" __line__ }}\` | hit="true" or ${field}=${id}`
        : `${selector} |= ${id}`;
    case 'short':
      return `${selector} |~ ${quotedText(`(?i)${escapePattern(traceId.slice(-16))}`)}`;
  }
}

/** Returns a selector of the streams of a service: `{service_name="shop"}`. */
export function serviceSelector(service: string, label = 'service_name'): string {
  return `{${labelName(label)}=${quotedText(service)}}`;
}

/** Returns KQL or DQL: https://www.elastic.co/docs/explore-analyze/query-filter/languages/kql */
export function kqlFor({ traceId, service }: LinkMoment, idField: string, serviceField?: string): string {
  const id = `${idField}:${quotedText(traceId)}`;
  return serviceField === undefined ? id : `${id} and ${serviceField}:${quotedText(service)}`;
}

/** Returns Splunk's search: https://help.splunk.com/en/splunk-enterprise/search/spl-search-reference */
export function splFor({ traceId }: LinkMoment, index: string | undefined): string {
  const where = index === undefined ? '' : `index=${/^[\w*.-]+$/.test(index) ? index : quotedText(index)} `;
  return `search ${where}${quotedText(traceId)}`;
}

/** Returns LogsQL: https://docs.victoriametrics.com/victorialogs/logsql/ */
export function logsqlFor({ traceId }: LinkMoment, idField = 'trace_id'): string {
  return `${idField}:=${quotedText(traceId)}`;
}

/** Returns a query of CloudWatch Logs Insights, oldest line first. */
export function insightsFor({ traceId }: LinkMoment): string {
  return `fields @timestamp, @message\n| filter @message like ${quotedText(traceId)}\n| sort @timestamp asc\n| limit 1000`;
}

/** Returns a filter of Cloud Logging: https://cloud.google.com/logging/docs/view/logging-query-language */
export function googleFilterFor({ traceId }: LinkMoment, project: string): string {
  return `trace=${quotedText(`projects/${project}/traces/${traceId}`)}`;
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
