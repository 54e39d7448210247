/**
 * How an attribute's value is shown: what it is and what its number means. The text itself is never changed.
 */

import { formatBytes } from '../../base/formatBytes.ts';
import { formatDuration } from '../../base/formatDuration.ts';
import { isLongText } from '../../base/text/foldText.ts';
import { unitOfKey } from '../../conventions/unit.ts';
import type { AttributeDetails } from './attributeList.ts';

/** What a value looks like to a reader. */
export type ValueShape = 'short' | 'url' | 'json' | 'long';

/**
 * Returns what a value is: a link, JSON, long text, or none of these. Looks only at the first and last
 * characters of a long text.
 */
export function valueShape({ type, text }: AttributeDetails): ValueShape {
  if (isUrl(text)) return 'url';
  if (type === 'array' || type === 'map') return text.length > 2 ? 'json' : 'short';
  if (type === 'string' && looksLikeJson(text)) return 'json';
  return isLongText(text) ? 'long' : 'short';
}

/** Returns true if the whole text is one http or https URL. */
export function isUrl(text: string): boolean {
  if (text.length > 8192 || !/^https?:\/\/[^\s<>"]+$/i.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}

/**
 * Returns true if a text begins and ends like a JSON array or object. Whether it is valid shows when it is
 * opened.
 */
function looksLikeJson(text: string): boolean {
  const from = text.search(/\S/);
  if (from < 0 || text.length - from < 5) return false;
  const first = text[from];
  if (first !== '{' && first !== '[') return false;
  return text
    .slice(-64)
    .trimEnd()
    .endsWith(first === '{' ? '}' : ']');
}

/**
 * Says what a number means according to the unit in its key: `1.2 KiB`, `1.50 s`. Undefined if the unit is
 * unknown or the value already includes it.
 */
export function valueHint({ key, type, text }: AttributeDetails): string | undefined {
  if (type !== 'int' && type !== 'double') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const unit = unitOfKey(key);
  if (unit === undefined) return undefined;
  if (unit.kind === 'bytes') return Math.abs(value) >= 1024 ? formatBytes(value) : undefined;
  return value === 0 ? undefined : formatDuration(value * unit.micros);
}

/**
 * Formats `key=value` as the search accepts it, quoted if a space, a quote or an equals sign would end it.
 */
export function formatKeyValue({ key, text }: { readonly key: string; readonly text: string }): string {
  return `${quoteIfNeeded(key)}=${quoteIfNeeded(text)}`;
}

function quoteIfNeeded(text: string): string {
  return text === '' || /[\s"=]/.test(text) ? JSON.stringify(text) : text;
}
