/**
 * The search form while it is being filled in: texts that need not be valid yet, and the query once they are.
 */
import { formatCount } from '../../base/formatCount.ts';
import { formatDurationParameter, parseDuration } from '../../base/parseDuration.ts';
import { err, ok, type Result } from '../../base/result.ts';
import {
  isErrorCondition,
  MAX_SEARCH_LIMIT,
  type SearchQuery,
  type SearchRange,
  type TagCondition,
} from '../../model/summaries/searchQuery.ts';
import { parseLimit, parseLookback } from '../../url/searchUrl.ts';
import { formatTagText, parseTagText } from './tagText.ts';

export interface SearchDraft {
  /** '' for all. */
  readonly service: string;
  /** '' for all. */
  readonly operation: string;
  readonly tags: TagDraft;
  readonly errorsOnly: boolean;
  readonly errorsAnywhere?: boolean;
  readonly minDuration: string;
  readonly maxDuration: string;
  readonly range: RangeDraft;
  readonly limit: string;
  readonly filterHere: boolean;
}

export interface TagDraft {
  /** Chips with a field for the next one, or all tags as one text. */
  readonly mode: 'chips' | 'text';
  /** Empty in `text` mode. */
  readonly chips: readonly TagCondition[];
  /** The text being typed. */
  readonly text: string;
}

export type RangeDraft =
  | { readonly kind: 'lookback'; readonly text: string }
  | {
      readonly kind: 'absolute';
      /** undefined while the field contains no date. */
      readonly startUnixMicros: number | undefined;
      readonly endUnixMicros: number | undefined;
    };

export type SearchField = 'tags' | 'minDuration' | 'maxDuration' | 'range' | 'limit';
/** The error of each field, as a sentence. */
export type FieldErrors = Readonly<Partial<Record<SearchField, string>>>;

/** The form for a query. */
export function draftFromQuery(query: SearchQuery, tagMode: TagDraft['mode'] = 'chips'): SearchDraft {
  const { range, minDuration, maxDuration } = query;
  return {
    service: query.service ?? '',
    operation: query.operation ?? '',
    tags:
      tagMode === 'chips'
        ? { mode: 'chips', chips: query.tags, text: '' }
        : { mode: 'text', chips: [], text: formatTagText(query.tags) },
    errorsOnly: query.errorsOnly,
    errorsAnywhere: query.errorsAnywhere,
    minDuration: minDuration === undefined ? '' : formatDurationParameter(minDuration),
    maxDuration: maxDuration === undefined ? '' : formatDurationParameter(maxDuration),
    range: range.kind === 'lookback' ? { kind: 'lookback', text: range.text } : range,
    limit: String(query.limit),
    filterHere: query.filterHere,
  };
}

/** The query of the form, or its errors. */
export function parseDraft(draft: SearchDraft): Result<SearchQuery, FieldErrors> {
  const errors: Partial<Record<SearchField, string>> = {};
  function read<T>(field: SearchField, result: Result<T, string>): T | undefined {
    if (result.ok) return result.value;
    errors[field] = result.error;
    return undefined;
  }
  const tags = read('tags', readTags(draft.tags)) ?? [];
  const minDuration = read('minDuration', readBound(draft.minDuration));
  const maxDuration = read('maxDuration', readBound(draft.maxDuration));
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
    errors.maxDuration = 'The upper bound is below the lower one.';
  }
  const range = read('range', readRange(draft.range));
  const limit = read('limit', readLimit(draft.limit));
  if (range === undefined || limit === undefined || Object.keys(errors).length > 0) return err(errors);
  return ok({
    service: optional(draft.service),
    operation: optional(draft.operation),
    tags: tags.filter((tag) => !isErrorCondition(tag)),
    errorsOnly: draft.errorsOnly || tags.some(isErrorCondition),
    errorsAnywhere: draft.errorsAnywhere,
    minDuration,
    maxDuration,
    range,
    limit,
    filterHere: draft.filterHere,
  });
}

/** Turns the typed text into chips if it parses as tags; `error=true` turns the switch on. */
export function commitTags(draft: SearchDraft): SearchDraft {
  if (draft.tags.mode === 'text') return draft;
  const tags = readTags(draft.tags);
  if (!tags.ok) return draft;
  return {
    ...draft,
    errorsOnly: draft.errorsOnly || tags.value.some(isErrorCondition),
    tags: { mode: 'chips', chips: tags.value.filter((tag) => !isErrorCondition(tag)), text: '' },
  };
}

/**
 * Switches between chips and text without losing anything; a text that does not parse as tags stays a text.
 */
export function toggleTagMode(draft: SearchDraft): SearchDraft {
  const { tags } = draft;
  if (tags.mode === 'chips') {
    const text = [formatTagText(tags.chips), tags.text.trim()].filter((part) => part !== '').join(' ');
    return { ...draft, tags: { mode: 'text', chips: [], text } };
  }
  return commitTags({ ...draft, tags: { ...tags, mode: 'chips' } });
}

/** Moves a chip back into the field for editing. */
export function editChip(draft: SearchDraft, position: number): SearchDraft {
  const committed = commitTags(draft);
  const chip = committed.tags.chips.at(position);
  if (chip === undefined || committed.tags.text !== '') return draft;
  const chips = committed.tags.chips.toSpliced(position, 1);
  return { ...committed, tags: { mode: 'chips', chips, text: formatTagText([chip]) } };
}

function readTags({ chips, text }: TagDraft): Result<readonly TagCondition[], string> {
  const typed = parseTagText(text);
  if (!typed.ok) return typed;
  const twice = typed.value.find((tag) => chips.some((chip) => chip.key === tag.key));
  return twice === undefined
    ? ok([...chips, ...typed.value])
    : err(`“${twice.key}” stands twice; a search takes one value for each key.`);
}

function readBound(text: string): Result<number | undefined, string> {
  return text.trim() === '' ? ok(undefined) : parseDuration(text);
}

function readLimit(text: string): Result<number, string> {
  const limit = parseLimit(text.trim());
  return limit.ok ? limit : err(`A whole number from 1 to ${formatCount(MAX_SEARCH_LIMIT)}.`);
}

function readRange(range: RangeDraft): Result<SearchRange, string> {
  if (range.kind === 'lookback') {
    const lookback = parseLookback(range.text);
    return lookback === undefined ? err('Not a time such as 15m, 1h or 2d.') : ok(lookback);
  }
  const { startUnixMicros, endUnixMicros } = range;
  if (startUnixMicros === undefined || endUnixMicros === undefined) {
    return err('Both ends need a date and a time.');
  }
  if (startUnixMicros >= endUnixMicros) return err('The start must lie before the end.');
  return ok({ kind: 'absolute', startUnixMicros, endUnixMicros });
}

function optional(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
