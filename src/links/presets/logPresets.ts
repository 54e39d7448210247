/** Links to logs, by the trace's id. */
import { err, ok } from '../../base/result.ts';
import { quotedText } from '../languages/quotedText.ts';
import { type LinkMoment, MINUTE_MICROS } from '../moment.ts';
import { logsDrilldownAddress } from '../targets/grafanaApps.ts';
import {
  cloudWatchAddress,
  datadogAddress,
  googleLoggingAddress,
  kibanaAddress,
  openSearchAddress,
  splunkAddress,
  victoriaLogsAddress,
} from '../targets/logPages.ts';
import { type LogIdPlace, logqlFor, logsqlFor, serviceSelector } from '../targets/logQueries.ts';
import {
  datasource,
  explore,
  idField,
  margin,
  only,
  optional,
  orgId,
  type Preset,
  required,
  SERVICE_UNKNOWN,
  url,
} from './preset.ts';
import { type FieldValues, numberField, type PresetField, textField, textsField } from './presetFields.ts';

const idPlaces: readonly LogIdPlace[] = ['text', 'metadata', 'field', 'either', 'short'];
const idPlaceNames: Readonly<Record<LogIdPlace, string>> = {
  text: 'Trace id in the text',
  metadata: 'Trace id in metadata',
  field: 'Trace id in a field',
  either: 'Trace id in text or metadata',
  short: 'Last 16 digits of the id',
};

/** Returns what a variant is called in a menu. */
export function variantName(variant: string): string {
  const place = idPlaces.find((one) => one === variant);
  return place === undefined ? variant : idPlaceNames[place];
}

const logMargin = (values: FieldValues) => numberField(values, 'margin') ?? MINUTE_MICROS;

export const logPresets: Readonly<Record<string, Preset>> = {
  loki: {
    kind: 'logs',
    label: 'Logs',
    needsGrafana: true,
    fields: [
      datasource,
      {
        name: 'idIn',
        type: 'texts-of',
        choices: idPlaces,
        expected: `where the id is, one or more of ${idPlaces.map((place) => `"${place}"`).join(', ')}`,
      },
      idField,
      optional('parser', '"json" or "logfmt"'),
      optional('selector', 'a stream selector, such as "{container=\\"backend\\"}"'),
      optional('serviceLabel', 'the label with the name of the service'),
      margin,
      orgId,
    ],
    variantsOf: (values) => textsField(values, 'idIn') ?? ['text'],
    address: (question) => {
      const { moment, values, logSelector, variant } = question;
      const fixed = logSelector ?? textField(values, 'selector');
      if (fixed === undefined && moment.service === '') return err(SERVICE_UNKNOWN);
      const expr = logqlFor(moment, {
        place: idPlaces.find((place) => place === variant) ?? 'text',
        selector: fixed ?? serviceSelector(moment.service, textField(values, 'serviceLabel')),
        idField: textField(values, 'idField'),
        parser: textField(values, 'parser') === 'logfmt' ? 'logfmt' : 'json',
      });
      return explore(question, 'loki', { queryType: 'range', editorMode: 'code', expr }, logMargin(values));
    },
  },
  'logs-drilldown': {
    kind: 'logs',
    label: 'Logs Drilldown',
    needsGrafana: true,
    fields: [datasource, margin],
    variantsOf: only,
    address: ({ moment, values, grafana = '' }) =>
      moment.service === ''
        ? err(SERVICE_UNKNOWN)
        : ok(
            logsDrilldownAddress(moment, {
              grafana,
              datasource: textField(values, 'datasource') ?? '',
              margin: logMargin(values),
            }),
          ),
  },
  elasticsearch: exploreLogs('elasticsearch', ({ traceId }) => ({
    query: quotedText(traceId),
    metrics: [{ id: '1', type: 'logs' }],
  })),
  opensearch: exploreLogs('grafana-opensearch-datasource', ({ traceId }) => ({
    query: quotedText(traceId),
    metrics: [{ id: '1', type: 'logs' }],
  })),
  victorialogs: exploreLogs('victoriametrics-logs-datasource', (moment, values) => ({
    expr: logsqlFor(moment, textField(values, 'idField')),
  })),
  'victorialogs-page': logPage([url, idField], (moment, values, wider) =>
    victoriaLogsAddress(moment, {
      url: textField(values, 'url') ?? '',
      idField: textField(values, 'idField'),
      margin: wider,
    }),
  ),
  kibana: logPage(
    [
      url,
      required('dataView', 'the id of the data view'),
      idField,
      optional('serviceField', 'the field with the name of the service'),
    ],
    (moment, values, wider) =>
      kibanaAddress(moment, {
        url: textField(values, 'url') ?? '',
        dataView: textField(values, 'dataView') ?? '',
        idField: textField(values, 'idField'),
        serviceField: moment.service === '' ? undefined : textField(values, 'serviceField'),
        margin: wider,
      }),
  ),
  'opensearch-dashboards': logPage(
    [url, required('indexPattern', 'the id of the index pattern'), idField],
    (moment, values, wider) =>
      openSearchAddress(moment, {
        url: textField(values, 'url') ?? '',
        indexPattern: textField(values, 'indexPattern') ?? '',
        idField: textField(values, 'idField'),
        margin: wider,
      }),
  ),
  splunk: logPage([url, optional('index', 'the name of the index')], (moment, values, wider) =>
    splunkAddress(moment, {
      url: textField(values, 'url') ?? '',
      index: textField(values, 'index'),
      margin: wider,
    }),
  ),
  datadog: logPage([optional('site', 'the site, such as "datadoghq.eu"')], (moment, values, wider) =>
    datadogAddress(moment, { site: textField(values, 'site') ?? 'datadoghq.com', margin: wider }),
  ),
  'google-logging': logPage([required('project', 'the id of the project')], (moment, values, wider) =>
    googleLoggingAddress(moment, { project: textField(values, 'project') ?? '', margin: wider }),
  ),
  cloudwatch: logPage(
    [
      required('region', 'the region, such as "eu-west-1"'),
      { name: 'groups', type: 'texts', isRequired: true, expected: 'names or ARNs of log groups' },
    ],
    (moment, values, wider) =>
      cloudWatchAddress(moment, {
        region: textField(values, 'region') ?? '',
        groups: textsField(values, 'groups') ?? [],
        margin: wider,
      }),
  ),
};

function exploreLogs(
  type: string,
  queryFor: (moment: LinkMoment, values: FieldValues) => Readonly<Record<string, unknown>>,
): Preset {
  return {
    kind: 'logs',
    label: 'Logs',
    needsGrafana: true,
    fields: [datasource, idField, margin, orgId],
    variantsOf: only,
    address: (question) =>
      explore(question, type, queryFor(question.moment, question.values), logMargin(question.values)),
  };
}

function logPage(
  fields: readonly PresetField[],
  addressOf: (moment: LinkMoment, values: FieldValues, wider: number) => string,
): Preset {
  return {
    kind: 'logs',
    label: 'Logs',
    needsGrafana: false,
    fields: [...fields, margin],
    variantsOf: only,
    address: ({ moment, values }) => ok(addressOf(moment, values, logMargin(values))),
  };
}
