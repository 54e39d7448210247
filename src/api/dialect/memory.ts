/**
 * What is known about a server's dialect: learnt from its answers, and checked again later. A missing part
 * may appear after an upgrade, or was only hidden by something in between. A wrong guess costs one more
 * request, and never leads to a wrong answer.
 */

/** true: known to be present; false: known to be missing; undefined: unknown. */
export interface DialectKnowledge {
  /** `/api/v3/…`. */
  readonly v3: boolean | undefined;
  /** `/api/v3/trace-summaries`. */
  readonly summaries: boolean | undefined;
  /** v3 was missing long ago, or in an earlier page, so this needs to be checked first. */
  readonly isDated: boolean;
}

/** What one answer reveals; `undefined`: what was known is no longer valid. */
export type DialectNews = Partial<Pick<DialectKnowledge, 'v3' | 'summaries'>>;

export const nothingKnown: DialectKnowledge = { v3: undefined, summaries: undefined, isDated: false };

/** How long something is considered missing before it is tried again. */
const HOLDS_MS = 10 * 60_000;

export interface MemoryOptions {
  readonly known?: DialectKnowledge;
  /** Called with the new knowledge whenever it has changed. */
  readonly onChange?: (known: DialectKnowledge) => void;
  /** Milliseconds; tests pass their own clock. */
  readonly now?: () => number;
}

/** The knowledge about one server. */
export class DialectMemory {
  #v3: boolean | undefined;
  #summaries: boolean | undefined;
  /** When each part was last missing. */
  #v3MissingAt: number;
  #summariesMissingAt: number;
  #news: DialectNews = {};
  readonly #onChange: (known: DialectKnowledge) => void;
  readonly #now: () => number;

  constructor({ known = nothingKnown, onChange = () => {}, now = Date.now }: MemoryOptions = {}) {
    this.#v3 = known.v3;
    this.#summaries = known.summaries;
    this.#v3MissingAt = known.isDated ? Number.NEGATIVE_INFINITY : now();
    this.#summariesMissingAt = now();
    this.#onChange = onChange;
    this.#now = now;
  }

  get known(): DialectKnowledge {
    const oldest = this.#now() - HOLDS_MS;
    const isForgotten = this.#summaries === false && this.#summariesMissingAt < oldest;
    return {
      v3: this.#v3,
      summaries: isForgotten ? undefined : this.#summaries,
      isDated: this.#v3 === false && this.#v3MissingAt < oldest,
    };
  }

  /** Everything learnt since it was created, for another memory to learn. */
  get news(): DialectNews {
    return this.#news;
  }

  learn(news: DialectNews): void {
    const [v3, summaries] = [this.#v3, this.#summaries];
    // A server that now has v3 is a different one, so nothing else is known about it.
    if (v3 === false && news.v3 === true) this.#summaries = undefined;
    if ('v3' in news) this.#v3 = news.v3;
    if ('summaries' in news) this.#summaries = news.summaries;
    if (news.v3 === false) this.#v3MissingAt = this.#now();
    if (news.summaries === false) this.#summariesMissingAt = this.#now();
    this.#news = { ...this.#news, ...news };
    if (this.#v3 !== v3 || this.#summaries !== summaries) this.#onChange(this.known);
  }

  /** Lets missing parts be tried again at once, because the user asked again. */
  doubt(): void {
    this.#v3MissingAt = Number.NEGATIVE_INFINITY;
    this.#summariesMissingAt = Number.NEGATIVE_INFINITY;
  }
}
