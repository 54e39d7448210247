/**
 * The traces of a document while it is being read: one builder for each trace id, however its spans are
 * scattered.
 */
import { formatCount } from '../../base/formatCount.ts';
import { buildTrace } from '../../model/build/buildTrace.ts';
import { ProblemLog, TraceBuilder } from '../../model/build/traceBuilder.ts';
import type { Trace, TraceId, TraceWarning } from '../../model/trace.ts';

const SPANS_BETWEEN_REPORTS = 2048;

export class TraceCollection {
  readonly #builders = new Map<TraceId, TraceBuilder>();
  /** In the order of their first spans. */
  readonly #withSpans: TraceBuilder[] = [];
  readonly #onProgress: ((spans: number) => void) | undefined;
  #spanCount = 0;
  /** Problems of the document, not of one trace. */
  readonly problems = new ProblemLog();
  /** The document ended early, so what its spans refer to may be missing. */
  isCutOff = false;
  /** Services are named by their process ids, because their names did not arrive. */
  hasUnnamedServices = false;

  constructor(onProgress: ((spans: number) => void) | undefined) {
    this.#onProgress = onProgress;
  }

  get spanCount(): number {
    return this.#spanCount;
  }

  builderOf(id: TraceId): TraceBuilder {
    let builder = this.#builders.get(id);
    if (builder === undefined) {
      builder = new TraceBuilder(id);
      this.#builders.set(id, builder);
    }
    return builder;
  }

  /** A span has been added to this builder. */
  countSpan(builder: TraceBuilder): void {
    if (builder.spanCount === 1) this.#withSpans.push(builder);
    this.#spanCount++;
    if (this.#spanCount % SPANS_BETWEEN_REPORTS === 0) this.#onProgress?.(this.#spanCount);
  }

  /**
   * Returns all traces with spans, in order of first appearance, and all other warnings about the document.
   */
  finish(): { traces: Trace[]; warnings: TraceWarning[] } {
    this.#onProgress?.(this.#spanCount);
    const warnings = describeProblems(this.problems);
    let empty = 0;
    for (const builder of this.#builders.values()) {
      if (builder.spanCount > 0) continue;
      const problems = describeProblems(builder.problems);
      warnings.push(...problems);
      if (problems.length === 0) empty++;
    }
    if (empty > 0 && !this.isCutOff) warnings.push(emptyTraces(empty));
    this.#builders.clear();
    const traces: Trace[] = [];
    // Each builder is released before the next trace is built, because together they are as large as the
    // traces.
    for (let builder = this.#withSpans.shift(); builder !== undefined; builder = this.#withSpans.shift()) {
      traces.push(buildTrace(builder));
    }
    return { traces, warnings };
  }
}

function emptyTraces(count: number): TraceWarning {
  const message =
    count === 1
      ? 'One trace has no spans and is left out'
      : `${formatCount(count)} traces have no spans and are left out`;
  return { kind: 'undecodable-value', message, count: 1, span: undefined };
}

function describeProblems(problems: ProblemLog): TraceWarning[] {
  return problems.lines().map((line) => ({ ...line, span: undefined }));
}
