/** By what bars are coloured, and how that is spelled: the word of a fact that every span has, or the key of a tag. */

/** `tag:<key>` is the value of an attribute; the key is not empty. */
export type ColorBy = 'service' | 'kind' | 'status' | 'self' | `tag:${string}`;

export const DEFAULT_COLOR_BY: ColorBy = 'service';

const TAG = 'tag:';
const FACTS: readonly ColorBy[] = ['service', 'kind', 'status', 'self'];

/** undefined for a text that says none. */
export function parseColorBy(text: string): ColorBy | undefined {
  if (text.startsWith(TAG)) return text.length > TAG.length ? tagColorBy(text.slice(TAG.length)) : undefined;
  return FACTS.find((fact) => fact === text);
}

/** The colours by the value of a tag. */
export function tagColorBy(key: string): ColorBy {
  return `tag:${key}`;
}

/** The key of the tag; undefined for a fact that every span has. */
export function tagKeyOf(by: ColorBy): string | undefined {
  return by.startsWith(TAG) ? by.slice(TAG.length) : undefined;
}
