/** Puts the parts of a summary on one line: `subject → outcome · detail · detail`. */
import { startOfText } from '../../base/text/cutText.ts';

/** No line is longer; whatever does not fit is left out or cut. */
export const SUMMARY_CHARACTERS = 60;
/** No outcome takes more than this from its subject. */
const OUTCOME_CHARACTERS = 28;
/** A detail that is left out says nothing; its subject that is cut still says much. */
const DETAIL_CHARACTERS = 24;

type Part = string | undefined;

export interface LineParts {
  /** Words with a space between them. */
  readonly subject: readonly Part[];
  readonly outcome?: Part;
  /** Details that are left out first, from the first on. They stand before the others. */
  readonly spare?: readonly Part[];
  /** Details that are left out last, from the last on. */
  readonly details?: readonly Part[];
}

/** Returns the line, at most 60 characters; undefined if it would have no subject. */
export function summaryLine({ subject, outcome, spare = [], details = [] }: LineParts): string | undefined {
  const words = present(subject).join(' ');
  if (words === '') return undefined;
  const [result] = present([outcome]);
  const end = result === undefined ? '' : ` → ${shorten(result, OUTCOME_CHARACTERS)}`;
  const first = present(spare).map((text) => shorten(text, DETAIL_CHARACTERS));
  const last = present(details).map((text) => shorten(text, DETAIL_CHARACTERS));
  const room = SUMMARY_CHARACTERS - words.length - end.length;
  while (lengthOf(first) + lengthOf(last) > room && first.length > 0) first.shift();
  while (lengthOf(last) > room && last.length > 0) last.pop();
  const rest = [...first, ...last].map((text) => `${SEPARATOR}${text}`).join('');
  return `${shorten(words, SUMMARY_CHARACTERS - end.length)}${end}${rest}`;
}

const SEPARATOR = ' · ';

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + SEPARATOR.length + text.length, 0);
}

/** Without parts that are absent or blank. */
function present(parts: readonly Part[]): string[] {
  return parts.map((part) => part?.replace(/ {2,}/g, ' ').trim() ?? '').filter((part) => part !== '');
}

/** Returns at most so many characters, with an ellipsis for the last one if there were more. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${startOfText(text, most - 1).trimEnd()}…`;
}
