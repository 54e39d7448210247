import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSpanQuery } from './format.ts';
import { parseSpanQuery } from './parse.ts';
import type { SpanCondition, SpanQuery, SpanTerm, TextTest } from './query.ts';

const no = (condition: SpanCondition): SpanTerm => ({ ...condition, isNegated: true });
const yes = (condition: SpanCondition): SpanTerm => ({ ...condition, isNegated: false });
const holds = (text: string): TextTest => ({ kind: 'holds', text });
const begins = (text: string): TextTest => ({ kind: 'begins', text });
const equals = (text: string): TextTest => ({ kind: 'equals', text });
const pattern = (source: string): TextTest => ({ kind: 'pattern', source });
const text = (test: TextTest): SpanCondition => ({ kind: 'text', test });
const field = (name: 'service' | 'op' | 'kind' | 'status', test: TextTest): SpanCondition => ({
  kind: 'field',
  field: name,
  test,
});
const tag = (key: string, test: TextTest, isOther = false): SpanCondition => ({
  kind: 'attribute',
  key: { text: key, isWhole: false },
  test,
  isOther,
});
const whole = (key: string) => ({ key: { text: key, isWhole: true } });
const number = (key: string, comparison: '>' | '>=' | '<' | '<=' | '!=', value: string): SpanCondition => ({
  kind: 'number',
  key: { text: key, isWhole: false },
  comparison,
  number: value,
});

describe('a query', () => {
  it.each<[string, SpanTerm[]]>([
    ['Cart redis', [yes(text(holds('cart'))), yes(text(holds('redis')))]],
    ['cart AND redis', [yes(text(holds('cart'))), yes(text(holds('redis')))]],
    ['"GET /cart" x', [yes(text(holds('get /cart'))), yes(text(holds('x')))]],
    ['a"b c"d', [yes(text(holds('ab cd')))]],
    ['"say \\"hi\\" C:\\dir"', [yes(text(holds('say "hi" c:\\dir')))]],
    ['-cart -"a b" -/x/', [no(text(holds('cart'))), no(text(holds('a b'))), no(text(pattern('x')))]],
    ['/GET .*\\/cart[/]/', [yes(text(pattern('GET .*\\/cart[/]')))]],
    ['/api/cart', [yes(text(holds('/api/cart')))]],
    ['/api', [yes(text(holds('/api')))]],
    ['a/b/', [yes(text(holds('a/b/')))]],
    ['/ x', [yes(text(holds('/'))), yes(text(holds('x')))]],
    ['=v', [yes(text(holds('=v')))]],
    ['a->b <init> v1~beta', ['a->b', '<init>', 'v1~beta'].map((word) => yes(text(holds(word))))],
    ['http://h:80/x?a=b', [yes(text(holds('http://h:80/x?a=b')))]],
    ['redis:get', [yes(text(holds('redis:get')))]],
    ['service:Cart', [yes(field('service', holds('cart')))]],
    ['SERVICE:cart', [yes(field('service', holds('cart')))]],
    ['op:"GET /cart"', [yes(field('op', equals('get /cart')))]],
    [
      'operation:/^get/ -service:/cart|shop/',
      [yes(field('op', pattern('^get'))), no(field('service', pattern('cart|shop')))],
    ],
    ['op:/cart', [yes(field('op', holds('/cart')))]],
    ['op:""', [yes(field('op', equals('')))]],
    ['service!=cart -op!=x', [no(field('service', equals('cart'))), yes(field('op', equals('x')))]],
    ['kind:server kind:c', [yes(field('kind', begins('server'))), yes(field('kind', begins('c')))]],
    ['status:error status:"ok"', [yes(field('status', begins('error'))), yes(field('status', equals('ok')))]],
    [
      'has:exception has:Logs -has:orphan',
      [
        yes({ kind: 'has', what: 'exception' }),
        yes({ kind: 'has', what: 'events' }),
        no({ kind: 'has', what: 'orphan' }),
      ],
    ],
    ['has:user.id', [yes(tag('user.id', begins('')))]],
    ['has:"error"', [yes({ kind: 'attribute', ...whole('error'), test: begins(''), isOther: false })]],
    ['dur>100ms', [yes({ kind: 'time', of: 'dur', comparison: '>', nanos: 100e6 })]],
    ['duration<=1.5s', [yes({ kind: 'time', of: 'dur', comparison: '<=', nanos: 1.5e9 })]],
    [
      'dur:>2us dur:3ns',
      [
        yes({ kind: 'time', of: 'dur', comparison: '>', nanos: 2000 }),
        yes({ kind: 'time', of: 'dur', comparison: '=', nanos: 3 }),
      ],
    ],
    ['-self>=50ms', [no({ kind: 'time', of: 'self', comparison: '>=', nanos: 50e6 })]],
    [
      'depth<3 depth:0',
      [yes({ kind: 'depth', comparison: '<', depth: 3 }), yes({ kind: 'depth', comparison: '=', depth: 0 })],
    ],
    ['k=v', [yes(tag('k', begins('v')))]],
    ['k=', [yes(tag('k', begins('')))]],
    ['-K="V w"', [no(tag('k', equals('v w')))]],
    ['k=a=b', [yes(tag('k', begins('a=b')))]],
    ['a:b/c=d', [yes(tag('a:b/c', begins('d')))]],
    ['k!=v k!="5"', [yes(tag('k', equals('v'), true)), yes(tag('k', equals('5'), true))]],
    [
      'k!=5 k>5 k<=-1.5e3',
      [yes(number('k', '!=', '5')), yes(number('k', '>', '5')), yes(number('k', '<=', '-1.5e3'))],
    ],
    ['k>="9007199254740993"', [yes(number('k', '>=', '9007199254740993'))]],
    [
      'k~/v\\d/ k!~/x/ k=/y z/',
      [yes(tag('k', pattern('v\\d'))), yes(tag('k', pattern('x'), true)), yes(tag('k', pattern('y z')))],
    ],
    ['"odd key"=1', [yes({ kind: 'attribute', ...whole('odd key'), test: begins('1'), isOther: false })]],
    ['"dur">5', [yes({ kind: 'number', ...whole('dur'), comparison: '>', number: '5' })]],
    ['service=pay', [yes(tag('service', begins('pay')))]],
  ])('%s', (query, terms) => {
    expect(parseSpanQuery(query)).toEqual({ query: { groups: [terms] }, errors: [] });
  });

  it.each([
    ['a OR b c', [['a'], ['b', 'c']]],
    ['a | b', [['a'], ['b']]],
    ['OR a OR', [['a']]],
    ['a or ORb "OR"', [['a', 'or', 'orb', 'or']]],
  ])('joins %s', (query, groups) => {
    expect(parseSpanQuery(query).query?.groups).toEqual(
      groups.map((words) => words.map((word) => yes(text(holds(word))))),
    );
  });

  it.each(['', '   ', 'OR', '""', '-""', '-', '- ', 'AND'])('asks for nothing with %j', (query) => {
    expect(parseSpanQuery(query)).toEqual({ query: undefined, errors: [] });
  });
});

describe('a mistake', () => {
  it.each([
    ['cart dur>', 'dur>', 'dur needs a duration such as 100ms.'],
    ['cart dur>100', '100', 'dur needs a duration such as 100ms. “100” has no unit.'],
    ['self<fast cart', 'fast', 'self needs a duration such as 100ms. “fast” is not one.'],
    ['depth>1.5', '1.5', 'depth needs a whole number such as 3. “1.5” is not one.'],
    ['cart kind:x', 'x', 'kind needs one of unspecified, internal, server, client, producer, consumer.'],
    ['status:bad', 'bad', 'status needs one of unset, ok, error.'],
    ['service: cart', 'service:', 'service needs a value such as service:cart.'],
    ['has:', 'has:', 'has needs one of exception, error, logs, links, warnings or children, or a key.'],
    [
      'retries>many',
      'many',
      'retries> needs a number such as 5. “many” is not a number; put it in quotes to search for the text.',
    ],
    ['x /a(b/', '(', 'This regular expression is not valid: the group that begins here has no “)”.'],
    ['k~/[a/ x', '/[a/', 'A regular expression is written between two slashes, such as /v[12]$/.'],
    ['op:/a**/', '*', 'This regular expression is not valid: a repetition cannot be repeated.'],
    ['cart "GET /x', '"GET /x', 'The quote that begins here is not closed.'],
    ['k="v w', '"v w', 'The quote that begins here is not closed.'],
  ])('in %s is told at its place: %s', (query, place, message) => {
    const { errors } = parseSpanQuery(query);
    expect(errors.map(({ from, length }) => query.slice(from, from + length))).toEqual([place]);
    expect(errors.map((error) => error.message)).toEqual([message]);
  });

  it('leaves the rest as it is', () => {
    expect(parseSpanQuery('cart dur>x OR status:bad OR "open').query?.groups).toEqual([
      [yes(text(holds('cart')))],
      [yes(text(holds('open')))],
    ]);
  });

  it('never ends the reading, and lies within the text', () => {
    const piece = fc.constantFrom(
      '"',
      '/',
      '-',
      '=',
      '!=',
      '>',
      '~',
      'dur',
      'depth',
      'has:',
      'kind:',
      'k',
      '5',
      'ms',
      ' ',
      'OR',
      '|',
      '\\',
      '[',
      '(',
      '*',
      'é',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((pieces) => pieces.join('')),
          fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        ),
        (query) => {
          const outside = parseSpanQuery(query).errors.filter(
            ({ from, length }) => length <= 0 || from < 0 || from + length > query.length,
          );
          expect(outside).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what is written', () => {
  const words = fc
    .oneof(
      fc.string({
        unit: fc.constantFrom('a', 'B', '.', '-', '"', '\\', ' ', '=', ':', '/', '>', '~', '|', 'é', '\n'),
        minLength: 1,
        maxLength: 6,
      }),
      fc.constantFrom('OR', 'and', 'dur>5ms', 'service:x', '/x/', '5', 'has:error'),
    )
    .map((word) => word.toLowerCase());
  const patterns = fc.constantFrom('a', '^get$', 'a\\/b c', '["/]').map(pattern);
  const keys = fc.oneof(
    fc
      .constantFrom('k', 'http.url', 'a:b', 'service', 'status', '日')
      .map((key) => ({ text: key, isWhole: false })),
    words.map((key) => ({ text: key, isWhole: true })),
  );
  const comparison = fc.constantFrom('<', '<=', '>', '>=', '=', '!=' as const);
  const condition: fc.Arbitrary<SpanCondition> = fc.oneof(
    fc.oneof(words.map(holds), patterns).map(text),
    fc
      .tuple(fc.constantFrom('service', 'op'), fc.oneof(words.map(holds), words.map(equals), patterns))
      .map(([name, test]) => field(name, test)),
    fc
      .tuple(fc.constantFrom('kind', 'status'), fc.oneof(fc.constantFrom('u', 'uns').map(begins), patterns))
      .map(([name, test]) => field(name, test)),
    fc.record({
      kind: fc.constant('attribute' as const),
      key: keys,
      test: fc.oneof(words.map(begins), words.map(equals), patterns, fc.constant(begins(''))),
      isOther: fc.constant(false),
    }),
    fc.record({
      kind: fc.constant('attribute' as const),
      key: keys.filter(({ text: key }) => key !== 'service' && key !== 'status'),
      test: fc.oneof(words.map(equals), patterns),
      isOther: fc.constant(true),
    }),
    fc.record({
      kind: fc.constant('number' as const),
      key: keys.filter(({ text: key }) => key !== 'service' && key !== 'status'),
      comparison: comparison.filter((sign) => sign !== '='),
      number: fc.constantFrom('5', '-1.5e3', '.5', '18446744073709551615'),
    }),
    fc.record({
      kind: fc.constant('time' as const),
      of: fc.constantFrom('dur', 'self'),
      comparison,
      nanos: fc.nat({ max: 10_000_000 }),
    }),
    fc.record({ kind: fc.constant('depth' as const), comparison, depth: fc.nat({ max: 99 }) }),
    fc.record({
      kind: fc.constant('has' as const),
      what: fc.constantFrom('exception', 'error', 'events', 'links', 'warnings', 'children', 'orphan'),
    }),
  );
  const term: fc.Arbitrary<SpanTerm> = fc
    .tuple(condition, fc.boolean())
    .map(([what, isNegated]) => ({ ...what, isNegated }));
  const query: fc.Arbitrary<SpanQuery> = fc
    .array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((groups) => ({ groups }));

  it('is read again as it was meant', () => {
    fc.assert(
      fc.property(query, (meant) => {
        expect(parseSpanQuery(formatSpanQuery(meant))).toEqual({ query: meant, errors: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('says the same as what was read', () => {
    const piece = fc.constantFrom(
      'a',
      '"',
      '/',
      '-',
      '=',
      '!=',
      '>',
      '~',
      'dur',
      'has:',
      'op:',
      'k',
      '5',
      'ms',
      ' ',
      ' OR ',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (typed) => {
          const { query: read } = parseSpanQuery(typed);
          if (read !== undefined)
            expect(parseSpanQuery(formatSpanQuery(read))).toEqual({ query: read, errors: [] });
        },
      ),
      { numRuns: 1000 },
    );
  });
});
