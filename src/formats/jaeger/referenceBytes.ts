/**
 * Reads the references of a span of Jaeger JSON from bytes, and finds the parent among them in the same way
 * as `readJaegerSpan`.
 */
import { areSameBytes } from '../../base/text/textHash.ts';
import type { TraceBuilder } from '../../model/build/traceBuilder.ts';
import type { IdHalves } from '../../model/spanIds.ts';
import { LinkKind, NONE } from '../../model/trace.ts';
import { BROKEN, END, FieldNames, START } from '../json/fieldNames.ts';
import { type JsonBytes, OPEN_LIST, OPEN_OBJECT } from '../json/jsonBytes.ts';
import { hexIdOf, isLowerHex, isZeroHex } from '../spans/hexIdBytes.ts';

const names = new FieldNames(['refType', 'traceID', 'spanID']);
const REF_TYPE = 0;
const TRACE_ID = 1;

const childOf = bytesOf('CHILD_OF');
const followsFrom = bytesOf('FOLLOWS_FROM');

const RefType = { childOf: 0, followsFrom: 1, other: 2 } as const;

/** The position of a text in the bytes. Absent and '' are the same. */
interface TextRange {
  from: number;
  to: number;
}

interface Reference {
  type: number;
  readonly traceId: TextRange;
  readonly spanId: TextRange;
}

/** Spans with more references than this are parsed. */
const MAX_REFERENCES = 32;

export class JaegerReferenceBytes {
  readonly #json: JsonBytes;
  readonly #builder: TraceBuilder;
  readonly #builderId: DataView;
  /** Reused for each span. */
  readonly #references: readonly Reference[] = Array.from({ length: MAX_REFERENCES }, newReference);
  readonly #traceId: TextRange = { from: 0, to: 0 };
  #count = 0;
  /** Whether the parent that `resolve` found is one that the span only follows from. */
  isFollower = false;

  constructor(json: JsonBytes, builder: TraceBuilder) {
    this.#json = json;
    this.#builder = builder;
    this.#builderId = bytesOf(builder.id);
  }

  reset(): void {
    this.#count = 0;
    clear(this.#traceId);
  }

  /** Reads the id of the span's own trace. */
  readTraceId(): boolean {
    return this.#readRange(this.#traceId);
  }

  /** Reads the list. */
  read(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return false;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      if (this.#count === MAX_REFERENCES || !this.#readReference(this.#references[this.#count++]))
        return false;
    }
    return !json.isBroken;
  }

  /**
   * Called after the whole span has been read. Stores the parent's id in `parentId`, and adds the other
   * references as links. If `hasParentId`, `parentId` already holds the id from the deprecated field. Returns
   * false if ids are written in an unusual way.
   */
  resolve(parentId: IdHalves, hasParentId: boolean): boolean {
    this.isFollower = false;
    if (this.#count === 0) return true;
    const parent = this.#findParent(!hasParentId);
    this.isFollower = parent !== NONE && this.#references[parent].type === RefType.followsFrom;
    for (let position = 0; position < this.#count; position++) {
      const reference = this.#references[position];
      const { from, to } = reference.spanId;
      if (isZeroHex(this.#json.view, from, to) && this.#isSameTrace(reference.traceId)) continue;
      if (position === parent) {
        if (!hexIdOf(this.#json.view, from, to, parentId)) return false;
      } else if (!this.#addLink(reference)) {
        return false;
      }
    }
    return true;
  }

  /** A reference to a trace whose id merely looks different is not a link; `#addLink` rejects it. */
  #findParent(isFollowingParent: boolean): number {
    let followed: number = NONE;
    for (let position = 0; position < this.#count; position++) {
      const { type, traceId, spanId } = this.#references[position];
      if (
        type === RefType.other ||
        isZeroHex(this.#json.view, spanId.from, spanId.to) ||
        !this.#isSameTrace(traceId)
      )
        continue;
      if (type === RefType.childOf) return position;
      if (followed === NONE) followed = position;
    }
    return isFollowingParent ? followed : NONE;
  }

  #isSameTrace({ from, to }: TextRange): boolean {
    const own = this.#traceId;
    const { view } = this.#json;
    if (from === to || this.#isBuilders(from, to)) return true;
    return to - from === own.to - own.from && areSameBytes(view, from, view, own.from, to - from);
  }

  #isBuilders(from: number, to: number): boolean {
    const length = to - from;
    return (
      length === this.#builderId.byteLength && areSameBytes(this.#json.view, from, this.#builderId, 0, length)
    );
  }

  #addLink({ type, traceId, spanId }: Reference): boolean {
    const { view } = this.#json;
    const { strings, id } = this.#builder;
    if (spanId.to - spanId.from !== 16 || !isLowerHex(view, spanId.from, spanId.to)) return false;
    if (!this.#isUsual(traceId)) return false;
    this.#builder.addLink(
      type === RefType.childOf ? LinkKind.childOf : LinkKind.link,
      traceId.from === traceId.to ? strings.intern(id) : strings.internRange(view, traceId.from, traceId.to),
      strings.internRange(view, spanId.from, spanId.to),
      NONE,
      0,
    );
    this.#builder.endLink();
    return true;
  }

  #readReference(reference: Reference): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    reference.type = RefType.childOf;
    clear(reference.traceId);
    clear(reference.spanId);
    let seen = 0;
    for (let field = json.nextField(names, START); field !== END; field = json.nextField(names, field)) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (json.takeNull()) continue;
      if (field === REF_TYPE) {
        if (!json.readText()) return false;
        reference.type = this.#refType();
      } else if (field === TRACE_ID) {
        if (!this.#readRange(reference.traceId)) return false;
      } else if (!this.#readRange(reference.spanId)) {
        return false;
      }
    }
    const { from, to } = reference.traceId;
    if (isZeroHex(json.view, from, to)) clear(reference.traceId);
    return true;
  }

  #refType(): number {
    if (this.#isText(childOf)) return RefType.childOf;
    return this.#isText(followsFrom) ? RefType.followsFrom : RefType.other;
  }

  #isText(expected: DataView): boolean {
    const { textView, textFrom, textTo } = this.#json;
    const length = textTo - textFrom;
    return length === expected.byteLength && areSameBytes(textView, textFrom, expected, 0, length);
  }

  /** Returns whether the id is already in the form of the model. */
  #isUsual({ from, to }: TextRange): boolean {
    return (
      from === to || this.#isBuilders(from, to) || (to - from === 32 && isLowerHex(this.#json.view, from, to))
    );
  }

  #readRange(range: TextRange): boolean {
    const json = this.#json;
    if (!json.readText() || json.textView !== json.view) return false;
    range.from = json.textFrom;
    range.to = json.textTo;
    return true;
  }
}

function newReference(): Reference {
  return { type: RefType.childOf, traceId: { from: 0, to: 0 }, spanId: { from: 0, to: 0 } };
}

function clear(range: TextRange): void {
  range.from = 0;
  range.to = 0;
}

function bytesOf(text: string): DataView {
  return new DataView(new TextEncoder().encode(text).buffer);
}
