/** The traces of a document while it is read: one builder for each trace id, however its spans are scattered. */
import { buildTrace } from '../model/buildTrace.ts';
import type { Trace, TraceId, TraceWarning } from '../model/trace.ts';
import { ProblemLog, TraceBuilder } from '../model/traceBuilder.ts';
import type { LazySpans } from './skimSpans.ts';

const SPANS_BETWEEN_REPORTS = 2048;

export class TraceCollection {
  readonly #builders = new Map<TraceId, TraceBuilder>();
  readonly #spanLists: readonly LazySpans[];
  readonly #onProgress: ((spans: number) => void) | undefined;
  #spanCount = 0;
  /** What concerns the document and not one trace. */
  readonly problems = new ProblemLog();

  /** `spanLists`: the lists of spans that stand in the document only by number. */
  constructor(spanLists: readonly LazySpans[], onProgress: ((spans: number) => void) | undefined) {
    this.#spanLists = spanLists;
    this.#onProgress = onProgress;
  }

  /** The spans of a field `spans` of the document. */
  spansOf(field: unknown): readonly unknown[] | LazySpans {
    if (!Array.isArray(field)) return [];
    const isNumbered = field.length === 1 && typeof field[0] === 'number';
    return (isNumbered ? this.#spanLists.at(field[0]) : undefined) ?? field;
  }

  builderOf(id: TraceId): TraceBuilder {
    let builder = this.#builders.get(id);
    if (builder === undefined) {
      builder = new TraceBuilder(id);
      this.#builders.set(id, builder);
    }
    return builder;
  }

  countSpan(): void {
    this.#spanCount++;
    if (this.#spanCount % SPANS_BETWEEN_REPORTS === 0) this.#onProgress?.(this.#spanCount);
  }

  /** All traces with spans, in order of first appearance, and what is left to say of the document. */
  finish(): { traces: Trace[]; warnings: TraceWarning[] } {
    this.#onProgress?.(this.#spanCount);
    const traces: Trace[] = [];
    const warnings = describeProblems(this.problems);
    for (const builder of this.#builders.values()) {
      if (builder.spanCount > 0) traces.push(buildTrace(builder));
      else warnings.push(...describeProblems(builder.problems));
    }
    this.#builders.clear();
    return { traces, warnings };
  }
}

function describeProblems(problems: ProblemLog): TraceWarning[] {
  return problems.lines().map((line) => ({ ...line, span: undefined }));
}
