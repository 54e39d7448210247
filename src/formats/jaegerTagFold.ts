/**
 * Takes back what Jaeger writes as tags of a span: kind, status, scope and trace state.
 *
 * Jaeger puts the scope before the span's own attributes and the rest behind them, so where a key comes twice the first
 * is the scope's and the last is the rest's; the other one is the program's own attribute and stays. So does a value that
 * the model has no place for.
 */
import { AttributeRows } from '../model/attributeRows.ts';
import { AttributeType, NONE, SpanKind, StatusCode } from '../model/trace.ts';
import type { SpanDraft, TraceBuilder } from '../model/traceBuilder.ts';
import type { TypedText } from './jaegerTags.ts';

const kinds = new Map<string, number>([
  ['internal', SpanKind.internal],
  ['server', SpanKind.server],
  ['client', SpanKind.client],
  ['producer', SpanKind.producer],
  ['consumer', SpanKind.consumer],
]);

const statuses = new Map<string, number>([
  ['OK', StatusCode.ok],
  ['ERROR', StatusCode.error],
]);

const noAttributes = new AttributeRows();

/** Rows of `builder.attributes` that can be folded, NONE where there is none; used again for each span. */
export class JaegerTagFold {
  #kind: number = NONE;
  #status: number = NONE;
  #statusMessage: number = NONE;
  #traceState: number = NONE;
  #scopeName: number = NONE;
  #scopeVersion: number = NONE;
  #trueError: number = NONE;
  #kindValue: number = SpanKind.unspecified;
  #statusValue: number = StatusCode.unset;

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

  /** Looks at a tag that is about to become this row. */
  note(key: string, { type, text }: TypedText, row: number): void {
    if (type === AttributeType.bool) {
      if (key === 'error' && text === 'true') this.#trueError = row;
      return;
    }
    if (type !== AttributeType.string || text === '') return;
    switch (key) {
      case 'span.kind': {
        const kind = kinds.get(text);
        if (kind === undefined) return;
        this.#kind = row;
        this.#kindValue = kind;
        return;
      }
      case 'otel.status_code': {
        const status = statuses.get(text);
        if (status === undefined) return;
        this.#status = row;
        this.#statusValue = status;
        return;
      }
      case 'otel.status_description':
        this.#statusMessage = row;
        return;
      case 'w3c.tracestate':
        this.#traceState = row;
        return;
      case 'otel.scope.name':
        if (this.#scopeName === NONE) this.#scopeName = row;
        return;
      case 'otel.scope.version':
        if (this.#scopeVersion === NONE) this.#scopeVersion = row;
        return;
    }
  }

  /** Moves what was found into the draft and out of the attributes. */
  apply(builder: TraceBuilder, draft: SpanDraft): void {
    const { attributes, strings } = builder;
    const textAt = (row: number) => (row === NONE ? NONE : attributes.value.at(row));
    draft.kind = this.#kindValue;
    draft.status = this.#statusValue;
    draft.statusMessage = textAt(this.#statusMessage);
    draft.traceState = textAt(this.#traceState);
    if (this.#scopeName !== NONE || this.#scopeVersion !== NONE) {
      const name = this.#scopeName === NONE ? strings.intern('') : textAt(this.#scopeName);
      draft.scope = builder.internScope(name, textAt(this.#scopeVersion), noAttributes);
    }
    const { length } = attributes;
    let target = this.#firstFolded();
    for (let row = target; row < length; row++) {
      if (this.#isFolded(row)) continue;
      attributes.move(row, target++);
    }
    if (target < length) attributes.truncate(target);
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

  /** A row from which on some may be folded; beyond all rows where none is. */
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
