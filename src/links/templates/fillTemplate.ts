/** Puts values into a template. There is no result unless every value is known. */
import { percentEncode } from '../../base/text/percentCode.ts';
import { PLAIN } from './formatters.ts';
import type { Template } from './parseTemplate.ts';

export interface FoundValue {
  readonly text: string;
  /** Where it was found, in words: `span`, `process`, `span GET /cart above`. */
  readonly from: string;
}

/** Returns the value of a name, or undefined. */
export type ValueLookup = (name: string) => FoundValue | undefined;

export interface UsedValue extends FoundValue {
  readonly name: string;
}

export type Filled =
  | { readonly ok: true; readonly text: string; readonly used: readonly UsedValue[] }
  /** `missing`: the values that were not found, as they stand in the template. */
  | { readonly ok: false; readonly missing: readonly string[]; readonly used: readonly UsedValue[] };

/** Fills a template for a text: values as they are. */
export function fillText(template: Template, lookup: ValueLookup): Filled {
  return fill(template, lookup, (text) => text);
}

/** Fills a template for an address: values are percent-encoded, unless their last formatter is `none`. */
export function fillAddress(template: Template, lookup: ValueLookup): Filled {
  return fill(template, lookup, percentEncode);
}

function fill(template: Template, lookup: ValueLookup, encode: (text: string) => string): Filled {
  const used: UsedValue[] = [];
  const missing: string[] = [];
  let text = '';
  for (const part of template.parts) {
    if (part.kind === 'text') {
      text += part.text;
      continue;
    }
    const found = firstFound(part.names, lookup);
    if (found === undefined) {
      missing.push(part.source);
      continue;
    }
    used.push(found);
    const value = part.formatters.reduce((before, formatter) => formatter.apply(before), found.text);
    text += part.formatters.at(-1)?.name === PLAIN ? value : encode(value);
  }
  return missing.length === 0 ? { ok: true, text, used } : { ok: false, missing, used };
}

/** An empty value is none: it would open everything. */
function firstFound(names: readonly string[], lookup: ValueLookup): UsedValue | undefined {
  for (const name of names) {
    const found = lookup(name);
    if (found !== undefined && found.text !== '') return { ...found, name };
  }
  return undefined;
}
