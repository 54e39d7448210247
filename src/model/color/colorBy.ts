/**
 * What bars are coloured by, and how it is written: the name of a property that every span has, or the key of
 * a tag.
 */
import type { Trace } from '../trace.ts';

/**
 * `peer` means the service, or what the span calls that sends no spans of its own. `tag:<key>` means the
 * value of an attribute; the key is not empty.
 */
export type ColorBy = 'service' | 'peer' | 'kind' | 'status' | 'self' | `tag:${string}`;

export const DEFAULT_COLOR_BY: ColorBy = 'service';

const TAG = 'tag:';
const FACTS: readonly ColorBy[] = ['service', 'peer', 'kind', 'status', 'self'];

/** Returns undefined if the text is not a valid choice. */
export function parseColorBy(text: string): ColorBy | undefined {
  if (text.startsWith(TAG)) return text.length > TAG.length ? tagColorBy(text.slice(TAG.length)) : undefined;
  return FACTS.find((fact) => fact === text);
}

/** Colours by the value of a tag. */
export function tagColorBy(key: string): ColorBy {
  return `tag:${key}`;
}

/** Returns the key of the tag, or undefined for a property that every span has. */
export function tagKeyOf(by: ColorBy): string | undefined {
  return by.startsWith(TAG) ? by.slice(TAG.length) : undefined;
}

/**
 * What a trace is coloured by before anybody chooses: a single service would be a single colour, so then what
 * it calls is told apart as well.
 */
export function usualColorBy({ services, peers }: Pick<Trace, 'services' | 'peers'>): ColorBy {
  return services.length === 1 && peers !== undefined ? 'peer' : DEFAULT_COLOR_BY;
}
