import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointUrl } from '../../api/apiTarget.ts';
import { checkSearch, legacySearchParameters } from '../../api/search/searchParameters.ts';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { defaultSort } from '../../model/summaries/sortSummaries.ts';
import { keepPageSettings, withoutPageSettings } from '../../url/pageSettings.ts';
import { defaultQuery, formatSearchUrl, parseSearchUrl } from '../../url/searchUrl.ts';
import {
  commitTags,
  draftFromQuery,
  editChip,
  parseDraft,
  type SearchDraft,
  toggleTagMode,
} from './searchDraft.ts';

const empty = draftFromQuery(defaultQuery);

function typed(text: string): SearchDraft {
  return { ...empty, tags: { mode: 'chips', chips: [], text } };
}

describe('the search form', () => {
  it('keeps the query of the address, with tags as chips or as text', () => {
    const addresses = [
      'service=a&operation=b&lookback=2d&limit=50',
      'service=a&tags={"error":"true","a b":"c"}&minDuration=1.5s&maxDuration=2s',
      'start=1000000&end=2000001&filter=here',
    ];
    for (const address of addresses) {
      const { query } = parseSearchUrl(address);
      expect(parseDraft(draftFromQuery(query))).toEqual({ ok: true, value: query });
      expect(parseDraft(draftFromQuery(query, 'text'))).toEqual({ ok: true, value: query });
    }
  });

  it('reports the error of each field', () => {
    const parsed = parseDraft({
      ...empty,
      tags: { mode: 'chips', chips: [{ key: 'a', value: '1' }], text: 'a=2' },
      minDuration: '5',
      maxDuration: 'fast',
      range: { kind: 'absolute', startUnixMicros: 5, endUnixMicros: undefined },
      limit: '0',
    });
    expect(parsed).toEqual({
      ok: false,
      error: {
        tags: '“a” stands twice; a search takes one value for each key.',
        minDuration: '“5” needs a unit: 5ms or 5s.',
        maxDuration: '“fast” is not a duration. Write it like 200ms, 1.5s or 1h2m.',
        range: 'Both ends need a date and a time.',
        limit: 'A whole number from 1 to 10,000.',
      },
    });
  });

  it('refuses bounds and ends in the wrong order', () => {
    const parsed = parseDraft({
      ...empty,
      minDuration: '2s',
      maxDuration: '1s',
      range: { kind: 'absolute', startUnixMicros: 5, endUnixMicros: 5 },
    });
    expect(parsed).toMatchObject({
      ok: false,
      error: {
        maxDuration: 'The upper bound is below the lower one.',
        range: 'The start must lie before the end.',
      },
    });
  });

  it('takes error=true out of the tags and turns the switch on', () => {
    const committed = commitTags(typed('error=true a=1'));
    expect(committed.errorsOnly).toBe(true);
    expect(committed.tags).toEqual({ mode: 'chips', chips: [{ key: 'a', value: '1' }], text: '' });
  });

  it('leaves text that does not parse as tags as it is', () => {
    const draft = typed('a=1 b');
    expect(commitTags(draft)).toBe(draft);
  });

  it('moves a chip back into the field', () => {
    const draft = commitTags(typed('a=1 "b c"=2'));
    expect(editChip(draft, 1).tags).toEqual({
      mode: 'chips',
      chips: [{ key: 'a', value: '1' }],
      text: '"b c"=2',
    });
  });

  it('loses nothing between chips and text', () => {
    const tag = fc.record({
      key: fc.string({ minLength: 1, maxLength: 6 }).filter((key) => key !== 'error'),
      value: fc.string({ maxLength: 6 }),
    });
    const tags = fc.uniqueArray(tag, { selector: ({ key }) => key, maxLength: 5 });
    fc.assert(
      fc.property(tags, (chips) => {
        const draft: SearchDraft = { ...empty, tags: { mode: 'chips', chips, text: '' } };
        const asText = toggleTagMode(draft);
        expect(asText.tags.chips).toEqual([]);
        expect(parseDraft(asText)).toEqual(parseDraft(draft));
        expect(toggleTagMode(asText).tags).toEqual(draft.tags);
      }),
    );
  });
});

/** Texts that would change if they were encoded or decoded once too often, or once too little. */
const delicate = fc
  .oneof(
    fc.constantFrom(
      'GET /files/a%20b',
      "LIKE '%ab%'",
      '%',
      '100%',
      '%25',
      '%2525',
      'a+b',
      '+',
      'a&b=c',
      '#x',
    ),
    fc.constantFrom('http://x/?q=%C3%BC&r=1#s', 'größe 🙂', '%zz', '%C3', 'a\nb\tc', '\\"', '＋％'),
    fc.string({ unit: fc.constantFrom('%', '2', '0', '5', '+', '&', '#', '=', '"', 'ü', ' '), minLength: 1 }),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  )
  .filter((text) => text.trim() !== '' && !['-', 'all', '__all_operations__'].includes(text));

describe('any text', () => {
  it('passes through address, form and request unchanged', () => {
    const modes = fc.constantFrom('chips', 'text');
    checkProperty(fc.tuple(delicate, delicate, modes), ([operation, value, tagMode]) => {
      const tags = [{ key: 'url.full', value }];
      const query = { ...defaultQuery, service: 'a', operation, tags };
      const written = keepPageSettings('?tz=UTC&service=b', formatSearchUrl(query, defaultSort));
      const { search } = new URL(`http://x/search?${written}`);
      const read = parseSearchUrl(withoutPageSettings(search));
      expect(read.query).toEqual(query);
      const asked = parseDraft(draftFromQuery(read.query, tagMode));
      if (!asked.ok) throw new Error(JSON.stringify(asked.error));
      expect(asked.value).toEqual(query);
      const checked = checkSearch(asked.value, asked.value.tags, 1e12);
      if (!checked.ok) throw new Error(JSON.stringify(checked.error));
      const target = { apiUrl: 'http://x/api', dialect: 'auto', fixture: undefined } as const;
      const { searchParams } = new URL(
        endpointUrl(target, ['traces'], legacySearchParameters(checked.value)),
      );
      expect(searchParams.get('operation')).toBe(operation);
      expect(JSON.parse(searchParams.get('tags') ?? '')).toEqual({ 'url.full': value });
    });
  });
});
