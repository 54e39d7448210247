/**
 * What is known of a server's dialect: learnt from its answers, and doubted again. What is missing today is there after
 * an upgrade, or was hidden by something in between. A wrong guess costs one more request, never a wrong answer.
 */

/** true: seen to be there; false: seen to be missing; undefined: not known. */
export interface DialectKnowledge {
  /** `/api/v3/…`. */
  readonly v3: boolean | undefined;
  /** `/api/v3/trace-summaries`. */
  readonly summaries: boolean | undefined;
  /** That v3 is missing was seen long ago, or by an earlier page: to begin with, not to be believed. */
  readonly isDated: boolean;
}

/** What one answer teaches; `undefined`: what was known does not hold any more. */
export type DialectNews = Partial<Pick<DialectKnowledge, 'v3' | 'summaries'>>;

export const nothingKnown: DialectKnowledge = { v3: undefined, summaries: undefined, isDated: false };

/** So long something is taken for missing before it is asked for again. */
const HOLDS_MS = 10 * 60_000;

export interface MemoryOptions {
  readonly known?: DialectKnowledge;
  /** Hears what is known whenever it has changed. */
  readonly onChange?: (known: DialectKnowledge) => void;
  /** Milliseconds; a test passes its own. */
  readonly now?: () => number;
}

/** Holds the knowledge of one server. */
export class DialectMemory {
  #v3: boolean | undefined;
  #summaries: boolean | undefined;
  /** When each was last seen to be missing. */
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

  /** All that was learnt since it was created, for another memory to learn. */
  get news(): DialectNews {
    return this.#news;
  }

  learn(news: DialectNews): void {
    const [v3, summaries] = [this.#v3, this.#summaries];
    // A server that has got v3 is another one, of which nothing is known.
    if (v3 === false && news.v3 === true) this.#summaries = undefined;
    if ('v3' in news) this.#v3 = news.v3;
    if ('summaries' in news) this.#summaries = news.summaries;
    if (news.v3 === false) this.#v3MissingAt = this.#now();
    if (news.summaries === false) this.#summariesMissingAt = this.#now();
    this.#news = { ...this.#news, ...news };
    if (this.#v3 !== v3 || this.#summaries !== summaries) this.#onChange(this.known);
  }

  /** What was seen to be missing is asked for again, at once: somebody wants to know. */
  doubt(): void {
    this.#v3MissingAt = Number.NEGATIVE_INFINITY;
    this.#summariesMissingAt = Number.NEGATIVE_INFINITY;
  }
}
