/** Values of OTLP JSON (AnyValue): the exact text and type of each. */
import type { AttributeRows } from '../../model/build/attributeRows.ts';
import type { StringTableBuilder } from '../../model/build/stringTableBuilder.ts';
import { AttributeType } from '../../model/trace.ts';
import { formatNumber, isNumberText, type TypedText } from '../json/typedText.ts';
import { isObject, jsonOf, WHOLE_NUMBER, type WireObject } from '../json/wireValue.ts';

/** Arrays and maps nested deeper than protobuf allows are kept as JSON. */
const MAX_VALUE_DEPTH = 100;

const scalarFields = ['stringValue', 'intValue', 'boolValue', 'doubleValue', 'bytesValue'];

/** Moves a list of KeyValue into rows. Returns false at the first invalid one. Absent means an empty list. */
export function readOtlpAttributes(
  attributes: unknown,
  strings: StringTableBuilder,
  rows: AttributeRows,
): boolean {
  if (attributes === undefined || attributes === null) return true;
  if (!Array.isArray(attributes)) return false;
  const typed: TypedText = { type: 0, text: '' };
  for (const attribute of attributes) {
    if (!isOtlpKeyValue(attribute)) return false;
    if (!readOtlpValue(attribute.value, typed)) return false;
    rows.push(strings.intern(attribute.key ?? ''), typed.type, strings.intern(typed.text));
  }
  return true;
}

export interface OtlpKeyValue {
  readonly key?: string | null;
  readonly value?: unknown;
}

export function isOtlpKeyValue(attribute: unknown): attribute is OtlpKeyValue {
  if (!isObject(attribute)) return false;
  const { key } = attribute;
  return typeof key === 'string' || key === undefined || key === null;
}

/**
 * Reads an AnyValue; returns false if it is invalid. No value at all is `empty`; an unknown kind of value is
 * kept as JSON. If there are several kinds, which is a mistake, the first of `scalarFields`, array, map
 * counts.
 */
export function readOtlpValue(value: unknown, result: TypedText): boolean {
  if (value === undefined || value === null) return setTyped(result, AttributeType.empty, '');
  if (!isObject(value)) return false;
  const { stringValue, intValue, boolValue, doubleValue } = value;
  if (typeof stringValue === 'string') return setTyped(result, AttributeType.string, stringValue);
  if (isGiven(stringValue)) return false;
  if (isGiven(intValue)) return readInt(intValue, result);
  if (isGiven(boolValue)) {
    return (
      typeof boolValue === 'boolean' && setTyped(result, AttributeType.bool, boolValue ? 'true' : 'false')
    );
  }
  if (isGiven(doubleValue)) return readDouble(doubleValue, result);
  return readRareValue(value, result);
}

function readRareValue(value: WireObject, result: TypedText): boolean {
  const { arrayValue, kvlistValue, bytesValue } = value;
  if (isGiven(bytesValue)) {
    return typeof bytesValue === 'string' && setTyped(result, AttributeType.bytes, bytesValue);
  }
  if (isGiven(arrayValue) || isGiven(kvlistValue)) {
    const json = formatAsJson(value, 0);
    if (json === undefined) return false;
    return setTyped(result, isGiven(arrayValue) ? AttributeType.array : AttributeType.map, json);
  }
  for (const field in value) {
    if (isGiven(value[field])) return setTyped(result, AttributeType.map, jsonOf(value));
  }
  return setTyped(result, AttributeType.empty, '');
}

function readInt(value: unknown, result: TypedText): boolean {
  if (typeof value === 'string') {
    return WHOLE_NUMBER.test(value) && setTyped(result, AttributeType.int, value);
  }
  return Number.isInteger(value) && setTyped(result, AttributeType.int, formatNumber(Number(value)));
}

function readDouble(value: unknown, result: TypedText): boolean {
  if (typeof value === 'number') return setTyped(result, AttributeType.double, formatNumber(value));
  return typeof value === 'string' && isNumberText(value) && setTyped(result, AttributeType.double, value);
}

function setTyped(result: TypedText, type: number, text: string): true {
  result.type = type;
  result.text = text;
  return true;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/**
 * Returns the JSON for an AnyValue: numbers with all their digits, bytes as base64, NaN and infinities as
 * texts. Undefined if it is not an AnyValue.
 */
function formatAsJson(value: unknown, depth: number): string | undefined {
  if (!isGiven(value)) return 'null';
  if (depth > MAX_VALUE_DEPTH) return jsonOf(value);
  if (!isObject(value)) return undefined;
  if (!scalarFields.some((field) => isGiven(value[field]))) {
    if (isGiven(value.arrayValue)) return formatArray(value.arrayValue, depth);
    if (isGiven(value.kvlistValue)) return formatMap(value.kvlistValue, depth);
  }
  const typed: TypedText = { type: 0, text: '' };
  if (!readOtlpValue(value, typed)) return undefined;
  switch (typed.type) {
    case AttributeType.empty:
      return 'null';
    case AttributeType.bool:
    case AttributeType.int:
    case AttributeType.map:
      return typed.text;
    case AttributeType.double:
      return /[NI]/.test(typed.text) ? JSON.stringify(typed.text) : typed.text;
    default:
      return JSON.stringify(typed.text);
  }
}

function formatArray(array: unknown, depth: number): string | undefined {
  const values = listOf(array);
  if (values === undefined) return undefined;
  const parts: string[] = [];
  for (const value of values) {
    const json = formatAsJson(value, depth + 1);
    if (json === undefined) return undefined;
    parts.push(json);
  }
  return `[${parts.join(',')}]`;
}

function formatMap(map: unknown, depth: number): string | undefined {
  const values = listOf(map);
  if (values === undefined) return undefined;
  const parts: string[] = [];
  for (const entry of values) {
    if (!isOtlpKeyValue(entry)) return undefined;
    const json = formatAsJson(entry.value, depth + 1);
    if (json === undefined) return undefined;
    parts.push(`${JSON.stringify(entry.key ?? '')}:${json}`);
  }
  return `{${parts.join(',')}}`;
}

function listOf(holder: unknown): readonly unknown[] | undefined {
  if (!isObject(holder)) return undefined;
  const { values } = holder;
  if (!isGiven(values)) return [];
  return Array.isArray(values) ? values : undefined;
}
