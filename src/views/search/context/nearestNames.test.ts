import { describe, expect, it } from 'vitest';
import { nearestNames } from './nearestNames.ts';

const services = ['cart', 'checkout', 'payment', 'payment-gateway', 'storefront', 'catalog'];

describe('nearestNames', () => {
  it.each([
    ['paymnt', ['payment']],
    ['pay', ['payment', 'payment-gateway']],
    ['Storefront ', ['storefront']],
    ['checkuot', ['checkout']],
    ['payment-gateway-eu', ['payment-gateway', 'payment']],
    ['zzz', []],
    ['', []],
  ])('finds for %j', (text, expected) => {
    expect(nearestNames(text, services)).toEqual(expected);
  });

  it('compares long names by their beginnings', () => {
    const long = 'x'.repeat(100_000);
    expect(nearestNames(`${long}a`, [`${long}b`])).toEqual([`${long}b`]);
  });
});
