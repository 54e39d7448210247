/**
 * Restores what Jaeger writes as tags of a span: kind, status, scope and trace state.
 *
 * Jaeger puts the scope before the span's own attributes and everything else after them. So if a key occurs
 * twice, the first belongs to the scope and the last to the rest. The other one is the program's own
 * attribute and is kept, as is a value that the model has no place for.
 */
import { ERROR_KEY, otelKeys, statusTexts } from '../../conventions/otel.ts';
import { AttributeRows } from '../../model/build/attributeRows.ts';
import type { StringTableBuilder } from '../../model/build/stringTableBuilder.ts';
import type { SpanDraft, TraceBuilder } from '../../model/build/traceBuilder.ts';
import { AttributeType, NONE, SpanKind, StatusCode, spanKindNames } from '../../model/trace.ts';

const noAttributes = new AttributeRows();

const kindWords: ReadonlyMap<string, number> = new Map(
  spanKindNames.flatMap((name, kind) =>
    kind === SpanKind.unspecified ? [] : [[name, kind] as const, [`span_kind_${name}`, kind] as const],
  ),
);
const statusWords: ReadonlyMap<string, number> = new Map<string, number>([
  [statusTexts[StatusCode.ok].toLowerCase(), StatusCode.ok],
  [statusTexts[StatusCode.error].toLowerCase(), StatusCode.error],
]);
const LONGEST_WORD = 'span_kind_unspecified'.length;

/** Rows of `builder.attributes` that can be folded; NONE if there is none. Reused for each span. */
export class JaegerTagFold {
  readonly #builder: TraceBuilder;
  readonly #words: FoldedWords;
  readonly #lastScope: { name: number; version: number; index: number } = {
    name: NONE,
    version: NONE,
    index: NONE,
  };
  readonly #kinds: FoldedWord;
  readonly #statuses: FoldedWord;
  #kind: number = NONE;
  #status: number = NONE;
  #statusMessage: number = NONE;
  #traceState: number = NONE;
  #scopeName: number = NONE;
  #scopeVersion: number = NONE;
  #trueError: number = NONE;
  #kindValue: number = SpanKind.unspecified;
  #statusValue: number = StatusCode.unset;

  constructor(builder: TraceBuilder) {
    this.#builder = builder;
    this.#words = internWords(builder.strings);
    this.#kinds = new FoldedWord(builder.strings, kindWords);
    this.#statuses = new FoldedWord(builder.strings, statusWords);
  }

  reset(): void {
    this.#kind = NONE;
    this.#status = NONE;
    this.#statusMessage = NONE;
    this.#traceState = NONE;
    this.#scopeName = NONE;
    this.#scopeVersion = NONE;
    this.#trueError = NONE;
    this.#kindValue = SpanKind.unspecified;
    this.#statusValue = StatusCode.unset;
  }

  /** Looks at a tag that is about to become this row. Key and value are indexes into `builder.strings`. */
  note(key: number, type: number, value: number, row: number): void {
    const words = this.#words;
    if (key > words.lastKey) return;
    if (type === AttributeType.bool) {
      if (key === words.error && value === words.true) this.#trueError = row;
      return;
    }
    if (type !== AttributeType.string || value === words.empty) return;
    switch (key) {
      case words.kind: {
        const kind = this.#kinds.valueOf(value);
        if (kind === NONE) return;
        this.#kind = row;
        this.#kindValue = kind;
        return;
      }
      case words.status: {
        const status = this.#statuses.valueOf(value);
        if (status === NONE) return;
        this.#status = row;
        this.#statusValue = status;
        return;
      }
      case words.statusMessage:
        this.#statusMessage = row;
        return;
      case words.traceState:
        this.#traceState = row;
        return;
      case words.scopeName:
        if (this.#scopeName === NONE) this.#scopeName = row;
        return;
      case words.scopeVersion:
        if (this.#scopeVersion === NONE) this.#scopeVersion = row;
        return;
    }
  }

  /** Moves what was found from the attributes into the draft. */
  apply(draft: SpanDraft): void {
    const builder = this.#builder;
    const { attributes } = builder;
    const textAt = (row: number) => (row === NONE ? NONE : attributes.value.at(row));
    draft.kind = this.#kindValue;
    draft.status = this.#statusValue;
    draft.statusMessage = textAt(this.#statusMessage);
    draft.traceState = textAt(this.#traceState);
    if (this.#scopeName !== NONE || this.#scopeVersion !== NONE) {
      const name = this.#scopeName === NONE ? this.#words.empty : textAt(this.#scopeName);
      draft.scope = this.#scopeOf(name, textAt(this.#scopeVersion));
    }
    const { length } = attributes;
    let target = this.#firstFolded();
    for (let row = target; row < length; row++) {
      if (this.#isFolded(row)) continue;
      attributes.move(row, target++);
    }
    if (target < length) attributes.truncate(target);
  }

  /** Usually the same scope as that of the previous span. */
  #scopeOf(name: number, version: number): number {
    const last = this.#lastScope;
    if (last.name !== name || last.version !== version) {
      last.name = name;
      last.version = version;
      last.index = this.#builder.internScope(name, version, noAttributes);
    }
    return last.index;
  }

  #isFolded(row: number): boolean {
    return (
      row === this.#kind ||
      row === this.#status ||
      row === this.#statusMessage ||
      row === this.#traceState ||
      row === this.#scopeName ||
      row === this.#scopeVersion ||
      (row === this.#trueError && this.#statusValue === StatusCode.error)
    );
  }

  /** Returns the first row that may be folded, or a number past all rows if there is none. */
  #firstFolded(): number {
    let first = Number.MAX_SAFE_INTEGER;
    for (const row of [this.#scopeName, this.#scopeVersion, this.#kind, this.#status]) {
      if (row !== NONE && row < first) first = row;
    }
    for (const row of [this.#statusMessage, this.#traceState, this.#trueError]) {
      if (row !== NONE && row < first) first = row;
    }
    return first;
  }
}

/** Looks up words by their index in the string table, in upper or lower case. */
class FoldedWord {
  readonly #strings: StringTableBuilder;
  readonly #words: ReadonlyMap<string, number>;
  readonly #valueOf = new Map<number, number>();

  /** `words` has a value for each word in lower case. */
  constructor(strings: StringTableBuilder, words: ReadonlyMap<string, number>) {
    this.#strings = strings;
    this.#words = words;
  }

  /** Returns NONE if the text is not one of the words. */
  valueOf(index: number): number {
    const known = this.#valueOf.get(index);
    if (known !== undefined) return known;
    if (this.#strings.byteLength(index) > LONGEST_WORD) return NONE;
    const value = this.#words.get(this.#strings.get(index).toLowerCase()) ?? NONE;
    if (value !== NONE) this.#valueOf.set(index, value);
    return value;
  }
}

type FoldedWords = ReturnType<typeof internWords>;

/**
 * Interns the keys first. In an empty builder they get the lowest indexes, so all other keys can be told
 * apart at once.
 */
function internWords(strings: StringTableBuilder) {
  const keys = {
    empty: strings.intern(''),
    error: strings.intern(ERROR_KEY),
    kind: strings.intern(otelKeys.kind[0]),
    status: strings.intern(otelKeys.status[0]),
    statusMessage: strings.intern(otelKeys.statusMessage[0]),
    traceState: strings.intern(otelKeys.traceState[0]),
    scopeName: strings.intern(otelKeys.scopeName[0]),
    scopeVersion: strings.intern(otelKeys.scopeVersion[0]),
  };
  return {
    ...keys,
    lastKey: Math.max(...Object.values(keys)),
    true: strings.intern('true'),
  };
}
