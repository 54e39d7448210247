/** JSON as a tree that can be written with some places replaced. */
import type { Random } from '../../fixtures/generator/random.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
export type JsonPath = readonly (string | number)[];

export function isBranch(value: JsonValue): value is JsonObject | readonly JsonValue[] {
  return typeof value === 'object' && value !== null;
}

/** Draws a place in a tree: deeper ones are more likely, the top is rare. */
export function pickPlace(tree: JsonValue, random: Random): JsonPath {
  const path: (string | number)[] = [];
  let value = tree;
  while (isBranch(value)) {
    const steps = stepsOf(value);
    if (steps.length === 0 || random.chance(path.length === 0 ? 0.03 : 0.12)) break;
    const step = random.pick(steps);
    path.push(step);
    value = childAt(value, step);
  }
  return path;
}

function stepsOf(value: JsonObject | readonly JsonValue[]): readonly (string | number)[] {
  return isList(value) ? value.map((_, position) => position) : Object.keys(value);
}

function childAt(value: JsonObject | readonly JsonValue[], step: string | number): JsonValue {
  const child = isList(value) ? value[Number(step)] : value[step];
  return child ?? null;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * What to write at a place: a text (including its key), nothing (undefined), or what was there. `key`
 * includes its colon; it is empty in lists and at the top.
 */
export type WriteMember = (path: JsonPath, key: string, value: JsonValue) => string | 'unchanged' | undefined;

/** Writes the tree as text, with the results of `writeMember` at its places. */
export function writeJson(tree: JsonValue, writeMember: WriteMember): string {
  const write = (value: JsonValue, path: JsonPath, key: string): string | undefined => {
    const written = writeMember(path, key, value);
    if (written !== 'unchanged') return written;
    if (!isBranch(value)) return key + JSON.stringify(value);
    const members = stepsOf(value).flatMap((step) => {
      const name = typeof step === 'string' ? `${JSON.stringify(step)}:` : '';
      return write(childAt(value, step), [...path, step], name) ?? [];
    });
    return isList(value) ? `${key}[${members.join(',')}]` : `${key}{${members.join(',')}}`;
  };
  return write(tree, [], '') ?? '';
}
