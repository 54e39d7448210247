/** Links to metrics: a query, or a dashboard with values for its variables. */
import { err, ok } from '../../base/result.ts';
import { quotedText } from '../languages/quotedText.ts';
import { type LinkMoment, MINUTE_MICROS } from '../moment.ts';
import { dashboardAddress } from '../targets/grafanaApps.ts';
import { fillText } from '../templates/fillTemplate.ts';
import { parseTemplate } from '../templates/parseTemplate.ts';
import { datasource, explore, margin, only, optional, orgId, type Preset, required } from './preset.ts';
import { mapField, numberField, textField } from './presetFields.ts';

export const metricPresets: Readonly<Record<string, Preset>> = {
  prometheus: {
    kind: 'metrics',
    label: 'Metrics',
    needsGrafana: true,
    fields: [datasource, required('query', 'a query, in which #{service} and tags may stand'), margin, orgId],
    variantsOf: only,
    address: (question) => {
      const expr = filled(textField(question.values, 'query') ?? '', question.moment, insideQuotes);
      if (expr === undefined) return err('A value in its query is not known here.');
      const query = { expr, range: true, instant: false };
      return explore(
        question,
        'prometheus',
        query,
        numberField(question.values, 'margin') ?? 5 * MINUTE_MICROS,
      );
    },
  },
  dashboard: {
    kind: 'metrics',
    label: 'Dashboard',
    needsGrafana: true,
    fields: [
      required('uid', 'the uid of the dashboard'),
      optional('slug', 'the last part of its address'),
      {
        name: 'variables',
        type: 'map',
        expected: 'an object of its variables, in whose values #{service} and tags may stand',
      },
      margin,
    ],
    variantsOf: only,
    address: ({ moment, values, grafana = '' }) => {
      const variables: Record<string, string> = {};
      for (const [name, template] of Object.entries(mapField(values, 'variables'))) {
        const value = filled(template, moment);
        // A variable without a value would show everything.
        if (value === undefined) return err(`The value of its variable “${name}” is not known here.`);
        variables[name] = value;
      }
      return ok(
        dashboardAddress(moment, {
          grafana,
          uid: textField(values, 'uid') ?? '',
          slug: textField(values, 'slug'),
          variables,
          margin: numberField(values, 'margin'),
        }),
      );
    },
  },
};

/** Values of a query stand between quotes. */
function insideQuotes(text: string): string {
  return quotedText(text).slice(1, -1);
}

/** Fills a template with the names and tags of a moment. */
function filled(
  source: string,
  moment: LinkMoment,
  escaped: (text: string) => string = (text) => text,
): string | undefined {
  const template = parseTemplate(source);
  if (!template.ok) return undefined;
  const text = fillText(template.value, (name) => {
    const value = namedValue(moment, name);
    return value === undefined ? undefined : { text: escaped(value), from: 'the span' };
  });
  return text.ok ? text.text : undefined;
}

function namedValue(moment: LinkMoment, name: string): string | undefined {
  switch (name) {
    case 'service':
      return moment.service;
    case 'operation':
    case 'operationName':
      return moment.operation;
    case 'traceID':
      return moment.traceId;
    case 'spanID':
      return moment.spanId;
    default:
      return moment.tag(name);
  }
}
