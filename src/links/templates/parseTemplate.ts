/**
 * Templates of addresses and texts: `https://logs/#{traceID}?from=#{startTime | sub 60000000 | epoch_ms}`.
 * A superset of Jaeger UI's link patterns: https://www.jaegertracing.io/docs/latest/deployment/frontend-ui/
 */
import { err, ok, type Result } from '../../base/result.ts';
import { type Formatter, parseFormatter } from './formatters.ts';

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'value';
      /** The first of these that has a value is taken. */
      readonly names: readonly string[];
      readonly formatters: readonly Formatter[];
      /** As it stands in the template, with its braces. */
      readonly source: string;
    };

export interface Template {
  readonly source: string;
  readonly parts: readonly TemplatePart[];
}

/** Returns the parts of a template, or what is wrong in it. */
export function parseTemplate(source: string): Result<Template, string> {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const found of source.matchAll(/#\{([^}]*)\}/g)) {
    if (found.index > end) parts.push({ kind: 'text', text: source.slice(end, found.index) });
    end = found.index + found[0].length;
    const [named, ...chain] = found[1].split('|');
    const names = parseNames(named);
    if (names.length === 0) return err(`${found[0]} names no value`);
    const formatters: Formatter[] = [];
    for (const text of chain) {
      const formatter = parseFormatter(text.trim());
      if (!formatter.ok) return err(`${found[0]}: ${formatter.error}`);
      formatters.push(formatter.value);
    }
    parts.push({ kind: 'value', names, formatters, source: found[0] });
  }
  const rest = source.slice(end);
  if (rest.includes('#{')) return err(`“${rest.slice(rest.indexOf('#{'))}” has no closing brace`);
  if (rest !== '') parts.push({ kind: 'text', text: rest });
  return ok({ source, parts });
}

/** `name`, or `first(a, b)`. */
function parseNames(text: string): readonly string[] {
  const [, list] = /^\s*first\((.*)\)\s*$/.exec(text) ?? [];
  const names = list === undefined ? [text] : list.split(',');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

/** Returns the names of all values that a template needs, in order, each once. */
export function namesIn({ parts }: Template): readonly string[] {
  return [...new Set(parts.flatMap((part) => (part.kind === 'value' ? part.names : [])))];
}
