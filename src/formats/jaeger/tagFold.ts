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

/** Rows of `builder.attributes` that can be folded; NONE if there is none. Reused for each span. */
export class JaegerTagFold {
  readonly #builder: TraceBuilder;
  readonly #words: FoldedWords;
  readonly #lastScope: { name: number; version: number; index: number } = {
    name: NONE,
    version: NONE,
    index: NONE,
  };
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
        const kind = words.kinds.indexOf(value);
        if (kind === -1) return;
        this.#kind = row;
        this.#kindValue = kind;
        return;
      }
      case words.status:
        if (value !== words.ok && value !== words.failed) return;
        this.#status = row;
        this.#statusValue = value === words.ok ? StatusCode.ok : StatusCode.error;
        return;
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
  const kinds: readonly number[] = spanKindNames.map((name, kind) =>
    kind === SpanKind.unspecified ? NONE : strings.intern(name),
  );
  return {
    ...keys,
    lastKey: Math.max(...Object.values(keys)),
    true: strings.intern('true'),
    ok: strings.intern(statusTexts[StatusCode.ok]),
    failed: strings.intern(statusTexts[StatusCode.error]),
    /** By SpanKind. */
    kinds,
  };
}
