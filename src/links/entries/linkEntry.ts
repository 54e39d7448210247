/** An operator's links as they stand in a configuration: checked, each wrong one left out and named. */

import { type Preset, type TargetKind, targetKinds } from '../presets/preset.ts';
import { type FieldValue, type FieldValues, readField } from '../presets/presetFields.ts';
import { presets } from '../presets/presets.ts';
import { type LinkRule, type LinkScope, linkScopes } from '../rules/linkRules.ts';
import { parseTemplate } from '../templates/parseTemplate.ts';

export type LinkEntry =
  | {
      readonly kind: 'preset';
      readonly name: string;
      readonly label: string;
      readonly values: FieldValues;
      /** Another Grafana than the usual one. */
      readonly grafana: string | undefined;
    }
  | {
      readonly kind: 'rule';
      readonly rule: LinkRule;
      /** The button that it belongs to; undefined: it is a link of its own. */
      readonly button: TargetKind | undefined;
    };

export interface ReadEntries {
  readonly entries: readonly LinkEntry[];
  /** Sentences, each with the place of what is wrong. */
  readonly problems: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a list of links. `place`: what the list is called, for messages. */
export function readLinkEntries(value: unknown, place: string): ReadEntries {
  if (!Array.isArray(value)) {
    return { entries: [], problems: [`“${place}” must be a list of links; it is ${shownValue(value)}.`] };
  }
  const entries: LinkEntry[] = [];
  const problems: string[] = [];
  for (const [position, item] of value.entries()) {
    const read = readLinkEntry(item, `${place}[${position}]`);
    if (read.entry !== undefined) entries.push(read.entry);
    problems.push(...read.problems);
  }
  return { entries, problems };
}

interface ReadEntry {
  readonly entry: LinkEntry | undefined;
  readonly problems: readonly string[];
}

function readLinkEntry(value: unknown, place: string): ReadEntry {
  if (!isFields(value)) {
    return refuse(`“${place}” must be an object with “preset” or “url”; it is ${shownValue(value)}.`);
  }
  if (value.preset !== undefined) return readPreset(value, place);
  if (value.url !== undefined) return readRule(value, place);
  return refuse(`“${place}” must have “preset” (${Object.keys(presets).join(', ')}) or “url”.`);
}

function readPreset(fields: Fields, place: string): ReadEntry {
  const { preset: name, label } = fields;
  const preset = typeof name === 'string' && Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (typeof name !== 'string' || preset === undefined) {
    return refuse(
      `“${place}.preset” must be one of ${Object.keys(presets).join(', ')}; it is ${shownValue(name)}.`,
    );
  }
  const values: Record<string, FieldValue | undefined> = {};
  const problems = unknownKeys(fields, [...PRESET_KEYS, ...preset.fields.map((field) => field.name)], place);
  let isWhole = true;
  for (const field of preset.fields) {
    const given = Object.hasOwn(fields, field.name) ? fields[field.name] : undefined;
    if (given === undefined || given === null) {
      if (!field.isRequired) continue;
      problems.push(`“${place}.${field.name}” is missing; it must be ${field.expected}.`);
      isWhole = false;
      continue;
    }
    values[field.name] = readField(field, given);
    if (values[field.name] !== undefined) continue;
    problems.push(`“${place}.${field.name}” must be ${field.expected}; it is ${shownValue(given)}.`);
    isWhole &&= !field.isRequired;
  }
  problems.push(...templateProblems(preset, values, place));
  if (!isWhole) return { entry: undefined, problems };
  const grafana = typeof fields.grafana === 'string' ? fields.grafana : undefined;
  const words = typeof label === 'string' && label.trim() !== '' ? label : preset.label;
  return { entry: { kind: 'preset', name, label: words, values, grafana }, problems };
}

const PRESET_KEYS = ['preset', 'label', 'grafana'];

/** Names of values in the texts of a preset are only found to be wrong when it is used, unless said here. */
function templateProblems(preset: Preset, values: FieldValues, place: string): string[] {
  return preset.fields.flatMap(({ name, type }) => {
    const value = values[name];
    const texts = type === 'map' && typeof value === 'object' ? Object.values(value) : [value];
    return texts.flatMap((text) => {
      if (typeof text !== 'string' || !text.includes('#{')) return [];
      const parsed = parseTemplate(text);
      return parsed.ok ? [] : [`“${place}.${name}”: ${parsed.error}.`];
    });
  });
}

const RULE_KEYS = [
  'url',
  'text',
  'label',
  'type',
  'scope',
  'key',
  'value',
  'service',
  'operation',
  'kind',
  'button',
];

/** Jaeger UI's names of scopes, and ours. */
const scopeNames: Readonly<Record<string, readonly LinkScope[]>> = {
  traces: ['trace'],
  trace: ['trace'],
  spans: ['span'],
  span: ['span'],
  tags: ['tag'],
  tag: ['tag'],
  attributes: ['tag'],
  process: ['process'],
  resource: ['process'],
  logs: ['log'],
  log: ['log'],
  events: ['log'],
};

function readRule(fields: Fields, place: string): ReadEntry {
  const problems = unknownKeys(fields, RULE_KEYS, place);
  const textGiven = fields.text ?? fields.label;
  const url = typeof fields.url === 'string' ? parseTemplate(fields.url) : undefined;
  const text = typeof textGiven === 'string' && textGiven !== '' ? parseTemplate(textGiven) : undefined;
  if (url === undefined) problems.push(`“${place}.url” must be a text; it is ${shownValue(fields.url)}.`);
  else if (!url.ok) problems.push(`“${place}.url”: ${url.error}.`);
  if (text === undefined) {
    problems.push(`“${place}.text” must be what the link says; it is ${shownValue(textGiven)}.`);
  } else if (!text.ok) problems.push(`“${place}.text”: ${text.error}.`);
  const scopes = scopesOf(fields.scope ?? fields.type);
  if (scopes === undefined) {
    problems.push(
      `“${place}.type” must be one of ${linkScopes.join(', ')}; it is ${shownValue(fields.scope ?? fields.type)}.`,
    );
  }
  const conditions = {
    keys: 'key',
    values: 'value',
    services: 'service',
    operations: 'operation',
    kinds: 'kind',
  };
  const texts: Record<string, readonly string[]> = {};
  for (const [name, key] of Object.entries(conditions)) {
    const list = textList(fields[key]);
    // A condition that cannot be read would hold for all.
    if (list === undefined) {
      problems.push(`“${place}.${key}” must be a text or a list of texts; it is ${shownValue(fields[key])}.`);
      return { entry: undefined, problems };
    }
    texts[name] = list;
  }
  const button = targetKinds.find((kind) => kind === fields.button);
  if (fields.button !== undefined && button === undefined) {
    problems.push(
      `“${place}.button” must be one of ${targetKinds.join(', ')}; it is ${shownValue(fields.button)}.`,
    );
  }
  if (!url?.ok || !text?.ok || scopes === undefined) return { entry: undefined, problems };
  const { keys = [], values = [], services = [], operations = [], kinds = [] } = texts;
  const rule = { scopes, keys, values, services, operations, kinds, url: url.value, text: text.value };
  return { entry: { kind: 'rule', rule, button }, problems };
}

function scopesOf(value: unknown): readonly LinkScope[] | undefined {
  const list = textList(value);
  if (list === undefined) return undefined;
  const scopes = list.flatMap((name) => (Object.hasOwn(scopeNames, name) ? scopeNames[name] : []));
  return scopes.length === list.length ? scopes : undefined;
}

/** Absent: an empty list. */
function textList(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  const texts = list.filter((item): item is string => typeof item === 'string');
  return texts.length === list.length ? texts : undefined;
}

function unknownKeys(fields: Fields, known: readonly string[], place: string): string[] {
  return Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => `“${place}.${key}” is not known; the keys are ${known.join(', ')}.`);
}

function refuse(problem: string): ReadEntry {
  return { entry: undefined, problems: [problem] };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in a message: JSON, cut. */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
