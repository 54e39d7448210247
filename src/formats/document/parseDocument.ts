/**
 * Splits a body into JSON values: one document, or one document a line. Explains what it is if it is neither.
 */
import { formatCount } from '../../base/formatCount.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { findJsonFault } from '../../base/text/jsonFault.ts';
import { parseExactJson } from '../json/exactJson.ts';

/** Why a body could not be decoded. */
export interface DecodeFailure {
  readonly kind: 'page' | 'not-json' | 'cut-off' | 'unrecognised' | 'empty' | 'too-long';
  /** A sentence for the user. */
  readonly message: string;
  /** The start of the body, or more about the mistake, to show on demand. */
  readonly detail: string | undefined;
}

export interface ParsedDocument {
  readonly values: readonly { readonly value: unknown; readonly path: string }[];
  /** Lines that could not be parsed, as sentences. */
  readonly problems: readonly { readonly message: string; readonly isCutOff: boolean }[];
}

const DETAIL_LENGTH = 400;

/** The maximum length of a string in Chromium's engine; the others allow more. */
export const LONGEST_TEXT = 2 ** 29 - 24;

/** `byteCount`: the size of the part that would have to be a single string. */
export function tooLong(byteCount: number): DecodeFailure {
  return {
    kind: 'too-long',
    message: `One piece of the answer has ${formatCount(Math.ceil(byteCount / 1e6))} MB and can only be read as a whole, which is limited to ${Math.floor(LONGEST_TEXT / 1e6)} MB here.`,
    detail: undefined,
  };
}

/** Used if the columns do not fit into memory. */
export function outOfMemory(byteCount: number, spanCount: number): DecodeFailure {
  return {
    kind: 'too-long',
    message: `The trace does not fit into the memory that this browser gives a page: it ran out after ${formatCount(spanCount)} spans, ${formatCount(Math.ceil(byteCount / 1e6))} MB of the answer.`,
    detail: undefined,
  };
}

const compressed: DecodeFailure = {
  kind: 'not-json',
  message: 'These are compressed bytes (gzip) that are not declared as such, so they were not unpacked.',
  detail: undefined,
};

/**
 * Explains why a body without any spans cannot be read. `head`: its first bytes; `byteCount`: its total size;
 * `fault`: where it stops being JSON, from 0.
 */
export function describeFailure(
  head: Uint8Array,
  byteCount: number,
  fault: { readonly offset: number; readonly kind: string } | undefined,
): DecodeFailure | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return compressed;
  const text = new TextDecoder().decode(head);
  const start = text.slice(0, DETAIL_LENGTH).trim();
  const failure = describeStart(text, start);
  if (failure !== undefined || fault === undefined) return failure;
  if (fault.kind === 'cut') return describeCut(byteCount, text.slice(-DETAIL_LENGTH));
  if (fault.offset < head.length) return describeFault(text, start, byteCount);
  return {
    kind: 'not-json',
    message: `The answer is not JSON from byte ${formatCount(fault.offset + 1)} on.`,
    detail: start,
  };
}

/** Describes how the document of a trace broke off, in a sentence or two. */
export function describeBreak(what: {
  readonly interruption: string | undefined;
  readonly isCutOff: boolean;
  readonly offset: number;
  readonly spanCount: number;
  readonly hasUnnamedServices: boolean;
}): string {
  const { interruption, isCutOff, offset, spanCount, hasUnnamedServices } = what;
  const after = `after ${formatCount(offset)} bytes`;
  const cause =
    interruption ??
    (isCutOff ? `The answer ends too early, ${after}` : `The answer stops being JSON ${after}`);
  const shown = spanCount === 1 ? '1 span' : `${formatCount(spanCount)} spans`;
  const names = hasUnnamedServices
    ? ' The names of the services had not arrived yet, so the ids of their processes are shown instead.'
    : '';
  return `${cause}: ${shown} that arrived before ${spanCount === 1 ? 'is' : 'are'} shown; the rest is missing.${names}`;
}

function describeCut(byteCount: number, detail: string): DecodeFailure {
  const message = `The answer was cut off: its JSON ends too early, after ${formatCount(byteCount)} bytes.`;
  return { kind: 'cut-off', message, detail };
}

/** Handles bodies that need no closer look: empty ones and HTML pages. */
function describeStart(text: string, start: string): DecodeFailure | undefined {
  if (start === '' && text.trim() === '') {
    return { kind: 'empty', message: 'The answer is empty.', detail: undefined };
  }
  if (!isPage(start)) return undefined;
  return {
    kind: 'page',
    message:
      'The answer is a web page, not a trace: perhaps a login page, or the address is not that of a Jaeger.',
    detail: start,
  };
}

/** `byteCount`: the size of the body that `text` was decoded from. */
export function parseDocument(text: string, byteCount: number): Result<ParsedDocument, DecodeFailure> {
  const start = text.slice(0, DETAIL_LENGTH).trim();
  const failure = describeStart(text, start);
  if (failure !== undefined) return err(failure);
  const whole = tryParse(text);
  if (whole !== undefined) return ok({ values: [{ value: whole.value, path: '' }], problems: [] });
  return parseLines(text) ?? err(describeFault(text, start, byteCount));
}

function isPage(start: string): boolean {
  return /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|title|script|meta)\b/i.test(
    start,
  );
}

function tryParse(text: string): { value: unknown } | undefined {
  try {
    return { value: parseExactJson(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Parses one JSON value a line. At least the first non-empty line must be an object; undefined if the body is
 * nothing like that.
 */
function parseLines(text: string): Result<ParsedDocument, DecodeFailure> | undefined {
  const values: { value: unknown; path: string }[] = [];
  const problems: { message: string; isCutOff: boolean }[] = [];
  let lineNumber = 0;
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 ? text.length : newline;
    const line = text.slice(from, to).trim();
    from = to + 1;
    lineNumber++;
    if (line === '') continue;
    const parsed = tryParse(line);
    if (parsed === undefined) {
      if (values.length === 0) return undefined;
      const fault = findJsonFault(line);
      const isCutOff = fault?.isCutOff === true && newline === -1;
      const what = isCutOff ? 'ends too early' : 'is not JSON';
      problems.push({
        message: `Line ${lineNumber} ${what} (at character ${(fault?.offset ?? 0) + 1} of it).`,
        isCutOff,
      });
    } else {
      values.push({ value: parsed.value, path: `line ${lineNumber}: ` });
    }
  }
  return values.length === 0 ? undefined : ok({ values, problems });
}

function describeFault(text: string, start: string, byteCount: number): DecodeFailure {
  const fault = findJsonFault(text);
  const offset = fault?.offset ?? text.length;
  // A character that was cut in two is a longer one in the text: the text does not tell how many bytes came.
  if (fault?.isCutOff === true) return describeCut(byteCount, text.slice(-DETAIL_LENGTH));
  if (!/^[[{"]/.test(start)) {
    const line = start.split('\n', 1)[0];
    return {
      kind: 'not-json',
      message: `The answer is not JSON but text: “${line.slice(0, 120)}”.`,
      detail: start,
    };
  }
  const before = text.slice(0, offset);
  const lineNumber = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return {
    kind: 'not-json',
    message: `The answer is not JSON: line ${lineNumber}, column ${column} has ${JSON.stringify(text.slice(offset, offset + 12))}.`,
    detail: start,
  };
}
