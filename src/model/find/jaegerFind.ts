/** Jaeger UI's find, in our language. */
import { formatWord } from './format.ts';

/** Words of Jaeger UI's `uiFind`, any of which is looked for; its `-key` (look not in that tag) has no like here. */
export function spanQueryOfJaegerFind(uiFind: string): string {
  return jaegerFindWords(uiFind).map(formatWord).join(' OR ');
}

/** The words of Jaeger UI's `uiFind` that are looked for. */
export function jaegerFindWords(uiFind: string): string[] {
  return uiFind.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
}
