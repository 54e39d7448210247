import { expect, it } from 'vitest';
import { tagColorBy } from '../../model/colorBy.ts';
import { colorByName, valueName } from './colorText.ts';

it('names what spans are coloured by', () => {
  expect(colorByName('service')).toBe('Service');
  expect(colorByName('self')).toBe('Self time');
  expect(colorByName(tagColorBy('db.system'))).toBe('db.system');
});

it('says what a value is, also one that is not there', () => {
  expect(valueName('service', 'cart', ['cart'])).toBe('cart');
  expect(valueName('service', '', [''])).toBe('(no service)');
  expect(valueName(tagColorBy('db.system'), '', ['redis', ''])).toBe('(no value)');
});

it('states both ends of a step of self time, in one unit where they have one', () => {
  const texts = ['1000000000', '100000', '10000', '100', '10', '0'];
  expect(texts.map((text) => valueName('self', text, texts))).toEqual([
    '1,000 – 10,000 s',
    '100 ms – 1 s',
    '10 – 100 ms',
    '100 µs – 1 ms',
    '10 – 100 µs',
    '< 10 µs',
  ]);
});
