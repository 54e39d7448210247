/** The fields of presets, as a table: it checks an operator's entries, and names what is expected. */
import { parseDuration } from '../../base/parseDuration.ts';
import { safeAddress } from '../safeAddress.ts';

export type FieldValue = string | number | readonly string[] | Readonly<Record<string, string>>;

/** The checked fields of one entry. */
export type FieldValues = Readonly<Record<string, FieldValue | undefined>>;

export interface PresetField {
  readonly name: string;
  readonly type: 'text' | 'url' | 'whole' | 'texts' | 'texts-of' | 'map' | 'margin';
  /** For `texts-of`: what may be chosen. */
  readonly choices?: readonly string[];
  readonly isRequired?: boolean;
  /** What it must be, for messages: `the uid of the data source`. */
  readonly expected: string;
}

/** Returns the value in the form that a preset reads; undefined if it is not what is expected. */
export function readField({ type, choices = [] }: PresetField, value: unknown): FieldValue | undefined {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? value : undefined;
    case 'url':
      return typeof value === 'string' ? safeAddress(value) : undefined;
    case 'whole':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
    case 'texts':
      return textsOf(value);
    case 'texts-of': {
      const texts = textsOf(value);
      return texts?.every((text) => choices.includes(text)) ? texts : undefined;
    }
    case 'map':
      return mapOf(value);
    case 'margin': {
      if (typeof value !== 'string') return undefined;
      const parsed = /^0[a-z]*$/.test(value.trim()) ? { ok: true as const, value: 0 } : parseDuration(value);
      return parsed.ok ? parsed.value : undefined;
    }
  }
}

/** One text, or a list of them. */
function textsOf(value: unknown): readonly string[] | undefined {
  const list = Array.isArray(value) ? value : [value];
  const texts = list.filter((part): part is string => typeof part === 'string' && part.trim() !== '');
  return texts.length > 0 && texts.length === list.length ? texts : undefined;
}

function mapOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const map: Record<string, string> = {};
  for (const [key, part] of Object.entries(value)) {
    if (typeof part !== 'string' && typeof part !== 'number') return undefined;
    map[key] = String(part);
  }
  return map;
}

export function textField(values: FieldValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberField(values: FieldValues, name: string): number | undefined {
  const value = values[name];
  return typeof value === 'number' ? value : undefined;
}

export function textsField(values: FieldValues, name: string): readonly string[] | undefined {
  const value = values[name];
  return isTexts(value) ? value : undefined;
}

export function mapField(values: FieldValues, name: string): Readonly<Record<string, string>> {
  const value = values[name];
  return typeof value === 'object' && !isTexts(value) ? value : {};
}

function isTexts(value: FieldValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}
