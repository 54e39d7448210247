import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import {
  keysOfHosts,
  keysOfKinds,
  keysOfOperations,
  keysOfPeers,
  keysOfServices,
  keysOfTag,
  type SpanKeys,
} from './spanKeys.ts';

const shop = drawTrace(`
shop GET    |===================|
  cart read  |====|                kind=client peer.service=redis
  cart read  |====|                kind=client peer.service=redis
  bank pay          |========|     kind=client server.address=bank-gw:443
`);

function namesOf({ group, count, textOf }: SpanKeys): string[] {
  return Array.from(group, (each) => (each < 0 || each >= count ? '–' : textOf(each)));
}

describe('spans can be grouped', () => {
  it.each<[string, SpanKeys, string[]]>([
    ['services', keysOfServices(shop), ['shop', 'cart', 'cart', 'bank']],
    ['operations', keysOfOperations(shop), ['shop GET', 'cart read', 'cart read', 'bank pay']],
    ['kinds', keysOfKinds(shop), ['unspecified', 'client', 'client', 'client']],
    ['peers', keysOfPeers(shop), ['–', 'redis', 'redis', 'bank-gw']],
    ['hosts', keysOfHosts(shop), ['–', '–', '–', '–']],
    ['any tag', keysOfTag(shop, ['peer.service']), ['–', 'redis', 'redis', '–']],
  ])('by %s', (_, keys, names) => {
    expect(namesOf(keys)).toEqual(names);
  });
});
