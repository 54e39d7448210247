/**
 * What the answers to one question tell of the server's dialect. That a part is missing is learnt only when the server
 * has said so in its own way, and then answered another part with data: a login, a redirect or a limit in between would
 * not have done both.
 */
import { type ApiError, isOwnAbsence } from '../apiError.ts';
import type { DialectMemory } from './memory.ts';

/** Parts of the API that answer the same question. */
export type ApiPart = 'summaries' | 'v3' | 'legacy';

export class DialectEvidence {
  readonly #memory: DialectMemory;
  readonly #missing = new Set<ApiPart>();

  constructor(memory: DialectMemory) {
    this.#memory = memory;
  }

  /** A part did not answer. What was seen to be there is not certain any more, whoever said so. */
  noteAbsence(part: ApiPart, error: ApiError): void {
    if (isOwnAbsence(error)) this.#missing.add(part);
    if (part !== 'legacy' && this.#memory.known[part] === true) this.#memory.learn({ [part]: undefined });
  }

  /** A part answered; `hasData`: with something that only such a server has, which are names and traces. */
  noteAnswer(part: ApiPart, hasData: boolean): void {
    if (part === 'v3') this.#memory.learn({ v3: true });
    if (part === 'summaries') this.#memory.learn({ v3: true, summaries: true });
    if (!hasData) return;
    if (part !== 'summaries' && this.#missing.has('summaries')) this.#memory.learn({ summaries: false });
    if (part === 'legacy' && this.#missing.has('v3')) this.#memory.learn({ v3: false });
  }
}
