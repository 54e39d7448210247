/** The operator's own links: where each is shown, and what it leads to. */
import { safeAddress } from '../safeAddress.ts';
import { fillAddress, fillText, type UsedValue, type ValueLookup } from '../templates/fillTemplate.ts';
import type { Template } from '../templates/parseTemplate.ts';

/** What a link is shown at. */
export const linkScopes = ['trace', 'span', 'tag', 'log', 'process'] as const;
export type LinkScope = (typeof linkScopes)[number];

export interface LinkRule {
  /** Empty: everywhere but at the trace. */
  readonly scopes: readonly LinkScope[];
  /** The conditions: any of the texts, compared for equality; empty holds for all. */
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly services: readonly string[];
  readonly operations: readonly string[];
  readonly kinds: readonly string[];
  readonly url: Template;
  readonly text: Template;
}

/** The thing that a link may be shown at. */
export interface LinkPlace {
  readonly scope: LinkScope;
  /** Of a tag, a field of a log, or a process tag. */
  readonly key?: string;
  readonly value?: string;
  readonly service: string;
  readonly operation: string;
  readonly kind: string;
}

export interface ReadyLink {
  readonly text: string;
  readonly address: string;
  readonly used: readonly UsedValue[];
}

/** Why a rule gives no link: values that are missing, or an address that must not be followed. */
export interface NoLink {
  readonly missing: readonly string[];
  readonly isUnsafe: boolean;
}

export function fits(rule: LinkRule, place: LinkPlace): boolean {
  const { scopes, keys, values, services, operations, kinds } = rule;
  const isInScope = scopes.length === 0 ? place.scope !== 'trace' : scopes.includes(place.scope);
  // A rule for a key is a rule for tags, wherever it may stand.
  const isForKey = keys.length === 0 || (place.key !== undefined && keys.includes(place.key));
  return (
    isInScope &&
    isForKey &&
    (values.length === 0 || (place.value !== undefined && values.includes(place.value))) &&
    (services.length === 0 || services.includes(place.service)) &&
    (operations.length === 0 || operations.includes(place.operation)) &&
    (kinds.length === 0 || kinds.includes(place.kind))
  );
}

/** Returns the link of a rule, or what it lacks. Every value of the address and of the text must be found. */
export function resolveRule(rule: LinkRule, lookup: ValueLookup): ReadyLink | NoLink {
  const address = fillAddress(rule.url, lookup);
  const text = fillText(rule.text, lookup);
  if (!address.ok || !text.ok) {
    const missing = [address, text].flatMap((filled) => (filled.ok ? [] : filled.missing));
    return { missing: [...new Set(missing)], isUnsafe: false };
  }
  const safe = safeAddress(address.text);
  if (safe === undefined) return { missing: [], isUnsafe: true };
  return { text: text.text, address: safe, used: address.used };
}

/** Returns the links of all rules that fit a place and resolve there. */
export function linksAt(
  rules: readonly LinkRule[],
  place: LinkPlace,
  lookup: ValueLookup,
): readonly ReadyLink[] {
  return rules.flatMap((rule) => {
    if (!fits(rule, place)) return [];
    const link = resolveRule(rule, lookup);
    return 'address' in link ? [link] : [];
  });
}
