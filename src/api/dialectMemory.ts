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

  constructor(known: DialectKnowledge = nothingKnown) {
    this.#known = known;
  }

  get known(): DialectKnowledge {
    return this.#known;
  }

  learn(news: Partial<DialectKnowledge>): void {
    this.#known = { ...this.#known, ...withoutUnknown(news) };
  }
}

function withoutUnknown(news: Partial<DialectKnowledge>): Partial<DialectKnowledge> {
  return Object.fromEntries(Object.entries(news).filter(([, value]) => value !== undefined));
}
