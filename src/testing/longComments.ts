/** Finds comment lines that are too long to read side by side. */

import type { SourceFile } from './sourceFiles.ts';

/** The longest line of a comment, in characters. It includes the indentation. */
export const commentLimit = 110;

/**
 * Returns `path:line` for each line of a comment that is too long. Lines with a URL are allowed, because a URL
 * cannot be wrapped. Expects code that a tool has formatted: a block comment begins on a line of its own.
 */
export function findLongComments({ path, text }: SourceFile): string[] {
  let isInBlock = false;
  return text.split('\n').flatMap((line, index) => {
    const opens = /^\s*\{?(\/\*|<!--)/.test(line);
    const isComment = isInBlock || opens || /(^|[\s;])\/\/\s/.test(line);
    if (opens) isInBlock = true;
    if (/\*\/|-->/.test(line)) isInBlock = false;
    const isLong = line.length > commentLimit && !line.includes('://');
    return isComment && isLong ? [`${path}:${index + 1}`] : [];
  });
}
