import { describe, expect, it } from 'vitest';
import { familyOf, keyFamilies } from './keyFamilies.ts';

describe('the family of a key', () => {
  it('is the same for each of its spellings, newest first', () => {
    const family = ['http.response.status_code', 'http.status_code'];
    expect(familyOf('http.status_code')).toEqual(family);
    expect(familyOf('http.response.status_code')).toEqual(family);
    expect(familyOf('db.statement')[0]).toBe('db.query.text');
    expect(familyOf('camera_id')).toContain('camera.id');
  });

  it('is only the key itself if no convention knows it', () => {
    expect(familyOf('my.key')).toEqual(['my.key']);
    expect(familyOf('constructor')).toEqual(['constructor']);
  });

  it('is one: no key is in two', () => {
    const keys = keyFamilies.flat();
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });
});
