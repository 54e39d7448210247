/**
 * What the answers to one request reveal about the server's dialect. A part counts as missing only if the
 * server said so in its own way and then answered another part with data. A login, a redirect or a limit in
 * between would not have done both.
 */
import { type ApiError, isOwnAbsence } from '../apiError.ts';
import type { DialectMemory } from './memory.ts';

/** Parts of the API that can answer the same request. */
export type ApiPart = 'summaries' | 'v3' | 'legacy';

export class DialectEvidence {
  readonly #memory: DialectMemory;
  readonly #missing = new Set<ApiPart>();

  constructor(memory: DialectMemory) {
    this.#memory = memory;
  }

  /** A part did not answer. Whoever said so, the part is no longer known to be present. */
  noteAbsence(part: ApiPart, error: ApiError): void {
    if (isOwnAbsence(error)) this.#missing.add(part);
    if (part !== 'legacy' && this.#memory.known[part] === true) this.#memory.learn({ [part]: undefined });
  }

  /** A part answered. `hasData`: with something that only such a server has, which is names and traces. */
  noteAnswer(part: ApiPart, hasData: boolean): void {
    if (part === 'v3') this.#memory.learn({ v3: true });
    if (part === 'summaries') this.#memory.learn({ v3: true, summaries: true });
    if (!hasData) return;
    if (part !== 'summaries' && this.#missing.has('summaries')) this.#memory.learn({ summaries: false });
    if (part === 'legacy' && this.#missing.has('v3')) this.#memory.learn({ v3: false });
  }
}
