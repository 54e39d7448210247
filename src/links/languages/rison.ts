/** Rison, in which Kibana and OpenSearch Dashboards keep their state: https://github.com/Nanonid/rison */

export type RisonValue =
  | string
  | number
  | boolean
  | null
  | readonly RisonValue[]
  | { readonly [key: string]: RisonValue };

/** Returns a value as rison. The keys of objects stay in their order. Not percent-encoded. */
export function formatRison(value: RisonValue): string {
  if (value === null) return '!n';
  if (typeof value === 'boolean') return value ? '!t' : '!f';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value).replace('e+', 'e') : '!n';
  if (typeof value === 'string') return formatRisonText(value);
  if (isList(value)) return `!(${value.map(formatRison).join(',')})`;
  const entries = Object.entries(value).map(([key, part]) => `${formatRisonText(key)}:${formatRison(part)}`);
  return `(${entries.join(',')})`;
}

/** Returns a text as rison: bare where that is allowed, else in single quotes. */
export function formatRisonText(text: string): string {
  if (/^[^\s'!:(),*@$\d-][^\s'!:(),*@$]*$/.test(text)) return text;
  return `'${text.replace(/[!']/g, '!$&')}'`;
}

function isList(value: RisonValue): value is readonly RisonValue[] {
  return Array.isArray(value);
}
