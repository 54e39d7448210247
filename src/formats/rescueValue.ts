/** Says by its schema what is wrong with a value that a reader refused, and keeps what is good of it. */
import type * as z from 'zod';
import type { ProblemLog } from '../model/traceBuilder.ts';
import { isObject, type WireObject } from './wireValue.ts';

/**
 * A copy of `value` without its parts that the schema refuses: a refused member of a list goes alone, a refused field
 * goes alone. Each kind of mistake becomes a line in `problems`, as `data[0].spans[3].startTime: expected number`.
 * undefined where nothing is left, the value being no object at all.
 */
export function rescueValue(
  schema: z.ZodType,
  value: unknown,
  path: string,
  problems: ProblemLog,
): WireObject | undefined {
  if (!isObject(value)) {
    problems.add('undecodable-span', '', `${path}: expected object, found ${describeFound(value)}`);
    return undefined;
  }
  const copy: WireObject = structuredClone(value);
  const outcome = tryParse(schema, copy);
  if (outcome === undefined || outcome.success) {
    problems.add('undecodable-span', '', `${path}: could not be read`);
    return undefined;
  }
  const cuts = outcome.error.issues.map((issue) => ({ at: issue.path, message: issue.message }));
  // From the last to the first, so that members taken out of a list do not move those still to go.
  for (const { at, message } of cuts.toReversed()) {
    const topic = at.filter((key) => typeof key === 'string').join('.');
    problems.add('undecodable-value', topic, `${path}${formatPath(at)}: ${describe(message, copy, at)}`);
    removeAt(copy, at);
  }
  return copy;
}

/** undefined where the value is so deep that following it down ends the stack. */
function tryParse(schema: z.ZodType, value: unknown) {
  try {
    return schema.safeParse(value);
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

/** Takes out the innermost list member on the path, else the field that it begins with. */
function removeAt(root: WireObject, path: readonly PropertyKey[]): void {
  const list = path.findLastIndex((key) => typeof key === 'number');
  const end = list === -1 ? 0 : list;
  let holder: unknown = root;
  for (let step = 0; step < end; step++) {
    if (!isContainer(holder)) return;
    holder = Reflect.get(holder, path[step]);
  }
  if (!isContainer(holder)) return;
  if (Array.isArray(holder)) holder.splice(Number(path[end]), 1);
  else Reflect.deleteProperty(holder, path[end]);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
