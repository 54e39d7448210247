/** Translates Jaeger UI's find into our language. */
import { formatWord } from './words.ts';

/**
 * Returns a query for any of the words in Jaeger UI's `uiFind`. Its `-key` (ignore that tag) has no
 * equivalent here.
 */
export function spanQueryOfJaegerFind(uiFind: string): string {
  return jaegerFindWords(uiFind).map(formatWord).join(' OR ');
}

/** Returns the words that Jaeger UI's `uiFind` searches for. */
export function jaegerFindWords(uiFind: string): string[] {
  return uiFind.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
}
