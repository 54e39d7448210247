/** Uses its schema to say what is wrong with a refused value, and keeps the valid parts. */
import type * as z from 'zod/mini';
import type { ProblemLog } from '../../model/build/traceBuilder.ts';
import { isObject, type WireObject } from '../json/wireValue.ts';
import { schemaMessages } from './schemaMessages.ts';

/**
 * Returns a copy of `value` without the parts that the schema refuses. Only the refused member of a list or
 * the refused field is removed. Each kind of mistake adds a line to `problems`, as in
 * `data[0].spans[3].startTime: expected number`. Returns undefined if nothing is left because the value is
 * not an object.
 */
export function rescueValue(
  schema: z.ZodMiniType,
  value: unknown,
  path: string,
  problems: ProblemLog,
): WireObject | undefined {
  if (!isObject(value)) {
    problems.add('undecodable-span', '', `${path}: expected object, found ${describeFound(value)}`);
    return undefined;
  }
  const outcome = tryParse(schema, value);
  if (outcome === undefined || outcome.success) {
    problems.add('undecodable-span', '', `${path}: its values are nested too deeply to be read`);
    return undefined;
  }
  const { issues } = outcome.error;
  for (const issue of issues) {
    const topic = issue.path.filter((key) => typeof key === 'string').join('.');
    const at = `${path}${formatPath(issue.path)}`;
    problems.add('undecodable-value', topic, `${at}: ${describe(issue.message, value, issue.path)}`);
  }
  return withoutParts(
    value,
    issues.map((issue) => issue.path),
  );
}

/** Returns undefined if the value is so deep that the stack overflows. */
function tryParse(schema: z.ZodMiniType, value: unknown) {
  try {
    return schema.safeParse(value, schemaMessages);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function describe(message: string, root: unknown, at: readonly PropertyKey[]): string {
  const expected = /expected (.*?)(, received.*)?$/.exec(message);
  const text = expected === null ? message : `expected ${expected[1]}`;
  let value: unknown = root;
  for (const key of at) value = isContainer(value) ? Reflect.get(value, key) : undefined;
  return `${text}, found ${describeFound(value)}`;
}

function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value);
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}

/**
 * Returns a copy of `root` without the parts that the paths point to: the innermost list member on each path,
 * else the field with which it begins. Copies only what is on a path. All places are found before any is
 * removed, so that no removal shifts another place.
 */
function withoutParts(root: WireObject, paths: readonly (readonly PropertyKey[])[]): WireObject {
  const copy: WireObject = { ...root };
  const copies = new Set<object>([copy]);
  const unwanted = new Map<object, Set<PropertyKey>>();
  for (const path of paths) {
    const list = path.findLastIndex((key) => typeof key === 'number');
    const end = list === -1 ? 0 : list;
    let holder: object | undefined = copy;
    for (let step = 0; step < end && holder !== undefined; step++) {
      holder = ownMember(holder, path[step], copies);
    }
    if (holder === undefined) continue;
    const keys = unwanted.get(holder) ?? new Set();
    unwanted.set(holder, keys.add(path[end]));
  }
  for (const [holder, keys] of unwanted) {
    if (Array.isArray(holder)) {
      for (const index of [...keys].map(Number).sort((a, b) => b - a)) holder.splice(index, 1);
    } else {
      for (const key of keys) Reflect.deleteProperty(holder, key);
    }
  }
  return copy;
}

/** Copies the container under this key of a copy and returns it; undefined if there is none. */
function ownMember(holder: object, key: PropertyKey, copies: Set<object>): object | undefined {
  const member: unknown = Reflect.get(holder, key);
  if (!isContainer(member) || copies.has(member)) return isContainer(member) ? member : undefined;
  const copy = Array.isArray(member) ? [...member] : { ...member };
  copies.add(copy);
  Reflect.set(holder, key, copy);
  return copy;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
