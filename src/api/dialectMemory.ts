/** What is known of a server's dialect: learnt from its answers, remembered, never trusted further than one question. */

/** true: seen to be there; false: seen to be missing; undefined: not known. */
export interface DialectKnowledge {
  /** `/api/v3/…`. */
  readonly v3: boolean | undefined;
  /** `/api/v3/trace-summaries`. */
  readonly summaries: boolean | undefined;
}

export const nothingKnown: DialectKnowledge = {
  v3: undefined,
  summaries: undefined,
};

/** Holds the knowledge of one server. A wrong guess costs one more request, never a wrong answer. */
export class DialectMemory {
  #known: DialectKnowledge;
  readonly #onNews: (known: DialectKnowledge) => void;

  /** `onNews` hears what is known whenever it has changed. */
  constructor(known: DialectKnowledge = nothingKnown, onNews: (known: DialectKnowledge) => void = () => {}) {
    this.#known = known;
    this.#onNews = onNews;
  }

  get known(): DialectKnowledge {
    return this.#known;
  }

  learn(news: Partial<DialectKnowledge>): void {
    const { v3, summaries } = this.#known;
    this.#known = { ...this.#known, ...withoutUnknown(news) };
    if (this.#known.v3 !== v3 || this.#known.summaries !== summaries) this.#onNews(this.#known);
  }
}

function withoutUnknown(news: Partial<DialectKnowledge>): Partial<DialectKnowledge> {
  return Object.fromEntries(Object.entries(news).filter(([, value]) => value !== undefined));
}
