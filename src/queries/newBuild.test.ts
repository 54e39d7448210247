import { describe, expect, it } from 'vitest';
import { ANSWER_HOLDS_MS, createBuildQuestion } from './newBuild.ts';

function pageOf(...files: readonly string[]): string {
  const tags = files.map((file) => `<link rel="modulepreload" crossorigin href="./static/${file}">`);
  return `<!doctype html><template id="assets">${tags.join('')}</template><link href="./static/icon.svg">`;
}

/** The check of a page that was opened with `a-1.js`, with a server that returns these pages in turn. */
function setup(...pages: readonly (string | undefined)[]) {
  const clock = { ms: 0 };
  let fetches = 0;
  const ask = createBuildQuestion({
    fetchPage: () => {
      const page = pages.at(Math.min(fetches++, pages.length - 1));
      return page === undefined ? Promise.reject(new Error('offline')) : Promise.resolve(page);
    },
    // As the browser writes it.
    markupHere:
      '<link rel="modulepreload" crossorigin="" href="./static/a-1.js"><script src="./static/b-1.js">',
    now: () => clock.ms,
  });
  return { ask, clock, fetches: () => fetches };
}

describe('the build of the server', () => {
  it.each([
    ['same', pageOf('b-1.js', 'a-1.js')],
    ['new', pageOf('a-2.js', 'b-1.js')],
    ['unknown', '<form>Log in</form>'],
    ['unknown', undefined],
  ])('is %s', async (state, page) => {
    expect(await setup(page).ask()).toBe(state);
  });

  it('runs once for all parts that fail together, and again later', async () => {
    const { ask, clock, fetches } = setup(undefined, pageOf('a-2.js'));
    expect(await Promise.all([ask(), ask()])).toEqual(['unknown', 'unknown']);
    clock.ms = ANSWER_HOLDS_MS - 1;
    expect(await ask()).toBe('unknown');
    expect(fetches()).toBe(1);
    clock.ms = ANSWER_HOLDS_MS;
    expect(await ask()).toBe('new');
    clock.ms = 10 * ANSWER_HOLDS_MS;
    expect(await ask()).toBe('new');
    expect(fetches()).toBe(2);
  });
});
