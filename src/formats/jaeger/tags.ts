/** Tags of Jaeger JSON: the exact text and type of each value. */
import type { AttributeRows } from '../../model/build/attributeRows.ts';
import type { StringTableBuilder } from '../../model/build/stringTableBuilder.ts';
import { AttributeType } from '../../model/trace.ts';
import { formatNumber, isNumberText, type TypedText } from '../json/typedText.ts';
import { isObject, jsonOf, WHOLE_NUMBER } from '../json/wireValue.ts';

/**
 * Reads the value of a tag, whose declared type may be missing or wrong. The apparent type wins over the
 * declared one. Nothing is lost: whatever fits no type is kept as JSON.
 */
export function readJaegerValue(declared: unknown, value: unknown, result: TypedText): void {
  switch (typeof value) {
    case 'string':
      result.type = declared === 'string' ? AttributeType.string : typeOfText(declared, value);
      result.text = value;
      return;
    case 'number':
      result.type = typeOfNumber(declared, value);
      result.text = formatNumber(value);
      return;
    case 'boolean':
      result.type = AttributeType.bool;
      result.text = value ? 'true' : 'false';
      return;
    default:
      if (value === undefined || value === null) {
        result.type = AttributeType.empty;
        result.text = '';
      } else {
        result.type = Array.isArray(value) ? AttributeType.array : AttributeType.map;
        result.text = jsonOf(value);
      }
  }
}

export function typeOfNumber(declared: unknown, value: number): number {
  return declared !== 'float64' && Number.isInteger(value) ? AttributeType.int : AttributeType.double;
}

function typeOfText(declared: unknown, text: string): number {
  switch (declared) {
    case 'int64':
      return WHOLE_NUMBER.test(text) ? AttributeType.int : AttributeType.string;
    case 'float64':
      return isNumberText(text) ? AttributeType.double : AttributeType.string;
    case 'bool':
      return text === 'true' || text === 'false' ? AttributeType.bool : AttributeType.string;
    case 'binary':
      return AttributeType.bytes;
    default:
      return AttributeType.string;
  }
}

/** Moves a list of tags into rows. Returns false at the first invalid tag. Absent means an empty list. */
export function readJaegerTags(tags: unknown, strings: StringTableBuilder, rows: AttributeRows): boolean {
  if (tags === undefined || tags === null) return true;
  if (!Array.isArray(tags)) return false;
  const typed: TypedText = { type: 0, text: '' };
  for (const tag of tags) {
    if (!isJaegerTag(tag)) return false;
    readJaegerValue(tag.type, tag.value, typed);
    rows.push(strings.intern(tag.key), typed.type, strings.intern(typed.text));
  }
  return true;
}

export interface JaegerTag {
  readonly key: string;
  readonly type?: unknown;
  readonly value?: unknown;
}

export function isJaegerTag(tag: unknown): tag is JaegerTag {
  return (
    isObject(tag) &&
    typeof tag.key === 'string' &&
    (tag.type === undefined || tag.type === null || typeof tag.type === 'string')
  );
}
