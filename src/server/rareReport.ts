/** Limits messages for the operator that would otherwise be printed for every request. */

const PAUSE_MS = 60_000;

/** Returns a function that passes a sentence to `write`, the same one at most once a minute. */
export function createRareReport(write: (sentence: string) => void, now: () => number = Date.now) {
  let last = '';
  let lastMs = Number.NEGATIVE_INFINITY;
  return (sentence: string): void => {
    if (sentence === last && now() - lastMs < PAUSE_MS) return;
    last = sentence;
    lastMs = now();
    write(sentence);
  };
}
