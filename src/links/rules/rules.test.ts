import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { asSpanIndex } from '../../model/trace.ts';
import { safeAddress } from '../safeAddress.ts';
import { parseTemplate } from '../templates/parseTemplate.ts';
import { fits, type LinkPlace, type LinkRule, linksAt, resolveRule } from './linkRules.ts';
import { lookupOfSpan, lookupOfTrace, momentOfSpan, momentOfTrace } from './spanLookup.ts';

const trace = drawTrace(`
  frontend GET /checkout  |==========|  user.id=42
    cart AddItem            |====|      kind=client peer.service=redis
`);
const child = asSpanIndex(1);

function rule(url: string, more: Partial<LinkRule> = {}): LinkRule {
  const template = (source: string) => {
    const parsed = parseTemplate(source);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value;
  };
  const all = { scopes: [], keys: [], values: [], services: [], operations: [], kinds: [] };
  return { ...all, url: template(url), text: template('Open'), ...more };
}

const place: LinkPlace = { scope: 'span', service: 'cart', operation: 'AddItem', kind: 'client' };

describe('the values of a span', () => {
  it.each([
    ['traceID', trace.id],
    ['trace.traceName', 'frontend: GET /checkout'],
    ['operationName', 'AddItem'],
    ['service', 'cart'],
    ['kind', 'client'],
    ['peer.service', 'redis'],
    ['user.id', '42'],
    ['nothing', undefined],
  ])('%s is %s', (name, expected) => {
    expect(lookupOfSpan(trace, child)(name)?.text).toBe(expected);
  });

  it('says from which span above a value came', () => {
    expect(lookupOfSpan(trace, child)('user.id')?.from).toBe('a tag of frontend GET /checkout, above');
  });

  it('prefers the list that the link stands in', () => {
    const fields = [{ key: 'user.id', type: 'string', text: 'of the log' }] as const;
    expect(lookupOfSpan(trace, child, fields)('user.id')?.text).toBe('of the log');
  });

  it('of a trace are its own, and no tags', () => {
    const find = lookupOfTrace(trace);
    expect(find('user.id')).toBeUndefined();
    expect(Number(find('endTime')?.text) - Number(find('startTime')?.text)).toBe(trace.duration);
    expect(momentOfTrace(trace)).toMatchObject({ spanId: undefined, service: 'frontend' });
    expect(momentOfSpan(trace, child).tag('peer.service')).toBe('redis');
  });
});

describe('fits', () => {
  it.each<[string, Partial<LinkRule>, Partial<LinkPlace>, boolean]>([
    ['every span', {}, {}, true],
    ['not the trace', {}, { scope: 'trace' }, false],
    ['the trace, if it is named', { scopes: ['trace'] }, { scope: 'trace' }, true],
    ['a tag by its key', { keys: ['user.id'] }, { scope: 'tag', key: 'user.id' }, true],
    ['not another tag', { keys: ['user.id'] }, { scope: 'tag', key: 'user' }, false],
    ['not the span itself, if a key is named', { keys: ['user.id'] }, {}, false],
    ['a value', { keys: ['a'], values: ['1'] }, { scope: 'tag', key: 'a', value: '2' }, false],
    ['a service', { services: ['cart'] }, {}, true],
    ['not another service', { services: ['shop'] }, {}, false],
    ['a kind', { kinds: ['client'], operations: ['AddItem'] }, {}, true],
  ])('%s', (_, conditions, where, expected) => {
    expect(fits(rule('/x', conditions), { ...place, ...where })).toBe(expected);
  });
});

describe('resolveRule', () => {
  it('gives no link without all its values, and names them', () => {
    const lookup = lookupOfSpan(trace, child);
    expect(resolveRule(rule('/x/#{nothing}/#{user.id}'), lookup)).toEqual({
      missing: ['#{nothing}'],
      isUnsafe: false,
    });
    expect(linksAt([rule('/x/#{user.id}'), rule('/y/#{nothing}')], place, lookup)).toMatchObject([
      { address: '/x/42' },
    ]);
  });

  it('gives no link that a browser must not follow', () => {
    expect(resolveRule(rule('javascript:alert(1)'), lookupOfSpan(trace, child))).toMatchObject({
      isUnsafe: true,
    });
  });
});

describe('safeAddress', () => {
  it.each(['/x', 'x?y', 'https://a.example/', 'HTTP://a', '../x', '#here', '//host/x'])(
    'lets %s out',
    (address) => {
      expect(safeAddress(address)).toBe(address);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:x',
    'java\nscript:x',
    'data:text/html,x',
    '',
    ' ',
    'http://',
    'vbscript:x',
    'file:///etc/passwd',
  ])('does not let %j out', (address) => {
    expect(safeAddress(address)).toBeUndefined();
  });
});
