import { expect, it } from 'vitest';
import { tagColorBy } from '../../../model/color/colorBy.ts';
import { colorByName, valueName } from './colorText.ts';

it('names what spans are coloured by', () => {
  expect(colorByName('service')).toBe('Service');
  expect(colorByName('self')).toBe('Self time');
  expect(colorByName(tagColorBy('db.system'))).toBe('db.system');
});

it('names values, including a missing one', () => {
  expect(valueName('service', 'cart', ['cart'])).toBe('cart');
  expect(valueName('service', '', [''])).toBe('(no service)');
  expect(valueName(tagColorBy('db.system'), '', ['redis', ''])).toBe('(no value)');
});

it('writes both ends of a step of self time, in one unit if possible', () => {
  const texts = ['3000000000', '300000', '10000', '300', '10', '0'];
  expect(texts.map((text) => valueName('self', text, texts))).toEqual([
    '3,000 – 10,000 s',
    '300 ms – 1 s',
    '10 – 30 ms',
    '300 µs – 1 ms',
    '10 – 30 µs',
    '< 10 µs',
  ]);
});
