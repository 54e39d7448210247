import { describe, expect, it } from 'vitest';
import { statusConventions, USUAL_STATUS_CODE } from './status.ts';

/** Whether the code under the key is an error, for a server and for a client. */
function faults(key: string, code: string): boolean[] {
  const convention = statusConventions.find(({ keys }) => keys.includes(key));
  if (convention === undefined) throw new Error(`No status code: ${key}`);
  return [false, true].map((isClient) => convention.isFault(code, isClient));
}

describe('status codes', () => {
  it.each([
    ['http.response.status_code', '500', [true, true]],
    ['http.status_code', '599', [true, true]],
    ['http.response.status_code', '499', [false, false]],
    ['http.response.status_code', '600', [false, false]],
    ['http.response.status_code', 'teapot', [false, false]],
    ['rpc.status_code', 'UNAVAILABLE', [true, true]],
    ['rpc.response.status_code', 'not_found', [false, true]],
    ['rpc.grpc.status_code', '13', [true, true]],
    ['rpc.grpc.status_code', '5', [false, true]],
    ['rpc.grpc.status_code', '0', [false, false]],
    ['rpc.grpc.status_code', '17', [false, false]],
    ['rpc.response.status_code', 'FINE', [false, false]],
    ['rpc.response.status_code', '', [false, false]],
  ])('%s=%s', (key, code, expected) => {
    expect(faults(key, code)).toEqual(expected);
  });

  it('have a usual one that is no fault', () => {
    const keys = statusConventions.flatMap((convention) => convention.keys);
    expect(keys.flatMap((key) => faults(key, USUAL_STATUS_CODE))).not.toContain(true);
  });
});
