/** The JSON Schema of `config.json`, made from the same tables that check it. Published with the build. */
import type { PresetField } from '../links/presets/presetFields.ts';
import { presets } from '../links/presets/presets.ts';
import { linkScopes } from '../links/rules/linkRules.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = (description: string): Schema => ({ type: 'string', description });
const texts = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
const time = (description: string): Schema => ({
  type: 'string',
  pattern: '^[0-9.]+\\s*(ns|us|µs|ms|s|m|min|h|d)?',
  description,
});

function fieldSchema({ type, choices = [], expected }: PresetField): Schema {
  switch (type) {
    case 'text':
    case 'url':
      return text(expected);
    case 'whole':
      return { type: 'integer', minimum: 0, description: expected };
    case 'texts':
      return { ...texts, description: expected };
    case 'texts-of': {
      const one = { enum: choices };
      return { anyOf: [one, { type: 'array', items: one }], description: expected };
    }
    case 'map':
      return { type: 'object', additionalProperties: { type: ['string', 'number'] }, description: expected };
    case 'margin':
      return time(expected);
  }
}

function presetSchema(name: string): Schema {
  const { fields } = presets[name];
  const own = Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));
  return {
    type: 'object',
    properties: {
      preset: { const: name },
      label: text('what the button says'),
      grafana: text('another Grafana than the usual one'),
      ...own,
    },
    required: ['preset', ...fields.flatMap(({ name: key, isRequired }) => (isRequired ? [key] : []))],
    additionalProperties: false,
  };
}

const rule: Schema = {
  type: 'object',
  properties: {
    url: text('the address, with #{name} for values'),
    text: text('what the link says, with #{name} for values'),
    type: { ...texts, description: `where it is shown: ${linkScopes.join(', ')}, or Jaeger UI’s names` },
    key: { ...texts, description: 'the keys of the tags at which it is shown' },
    value: { ...texts, description: 'the values of those tags' },
    service: { ...texts, description: 'the services of its spans' },
    operation: { ...texts, description: 'the operations of its spans' },
    kind: { ...texts, description: 'the kinds of its spans' },
    button: { enum: ['logs', 'profile', 'metrics', 'events'], description: 'the button that it belongs to' },
  },
  required: ['url', 'text'],
};

const linkList = { type: 'array', items: { anyOf: [...Object.keys(presets).map(presetSchema), rule] } };

const service: Schema = {
  type: 'object',
  properties: {
    logs: text('the selector of its logs in Loki'),
    owner: text('who it belongs to'),
    dashboards: {
      type: 'array',
      items: {
        type: 'object',
        properties: { title: { type: 'string' }, url: { type: 'string' } },
        required: ['title', 'url'],
      },
    },
  },
  additionalProperties: false,
};

/** Returns the schema, for draft 2020-12. */
export function configSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of Spanwise',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      grafanaUrl: text('where Grafana is: a path or URL'),
      grafanaTraces: {
        type: 'object',
        properties: { type: { enum: ['jaeger', 'tempo'] }, uid: { type: 'string' } },
        required: ['uid'],
        description: 'the data source in Grafana with the same traces',
      },
      jaegerUrl: text('where Jaeger’s own pages are: a path or URL'),
      apiBase: text('where Jaeger’s API is, including /api'),
      dialect: { enum: ['auto', 'v3', 'legacy'] },
      links: linkList,
      linkPatterns: { ...linkList, description: 'the same, by Jaeger UI’s name' },
      services: { type: 'object', additionalProperties: service },
      menu: { type: 'array', items: { $ref: '#/$defs/menuEntry' } },
      durations: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: { slow: time('slow from here on'), tooSlow: time('too slow from here on') },
          additionalProperties: false,
        },
      },
      search: {
        type: 'object',
        properties: {
          service: { type: 'string' },
          operation: { type: 'string' },
          tags: { type: 'object', additionalProperties: { type: 'string' } },
          lookback: text('such as 1h or 2d'),
          defaultLookback: text('the same, by Jaeger UI’s name'),
          minDuration: time('such as 100ms'),
          limit: { type: 'integer', minimum: 1 },
          maxLookback: { anyOf: [{ type: 'string' }, { type: 'object' }] },
          maxLimit: { type: 'integer', minimum: 1 },
        },
        additionalProperties: false,
      },
      retention: {
        type: 'object',
        properties: { logs: time('7d'), profile: time('7d'), metrics: time('15d') },
        additionalProperties: false,
      },
      timeZone: text('an IANA time zone'),
      topTagPrefixes: { type: 'array', items: { type: 'string' } },
      maskedKeys: { type: 'array', items: { type: 'string' } },
      forbidNewPage: { type: 'boolean' },
    },
    $defs: {
      menuEntry: {
        type: 'object',
        properties: {
          label: { type: 'string' },
          url: { type: 'string' },
          anchorTarget: { type: 'string' },
          items: { type: 'array', items: { $ref: '#/$defs/menuEntry' } },
        },
        required: ['label'],
      },
    },
  };
}
