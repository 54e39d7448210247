/** Converts OTLP JSON with protobuf's own field names (`start_time_unix_nano`) to the standard's names. */
import { isObject, type WireObject } from '../json/wireValue.ts';

/**
 * Returns a copy of `root` with every field name in camelCase. In OTLP, all field names belong to the format,
 * because attribute keys are values. Uses a work list instead of recursion, because the depth is up to the
 * document.
 */
export function camelCaseFields(root: WireObject): WireObject {
  const copy: Record<string, unknown> = {};
  const todo: { from: WireObject | readonly unknown[]; to: Record<string, unknown> | unknown[] }[] = [
    { from: root, to: copy },
  ];
  const place = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      todo.push({ from: value, to: list });
      return list;
    }
    if (!isObject(value)) return value;
    const object: Record<string, unknown> = {};
    todo.push({ from: value, to: object });
    return object;
  };
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { from, to } = next;
    if (Array.isArray(to)) {
      for (const member of Object.values(from)) to.push(place(member));
    } else {
      for (const [field, value] of Object.entries(from)) to[camelCase(field)] = place(value);
    }
  }
  return copy;
}

const known = new Map<string, string>();

function camelCase(field: string): string {
  let name = known.get(field);
  if (name === undefined) {
    name = field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (known.size < 200) known.set(field, name);
  }
  return name;
}
