/** Which server to ask, and how its URLs are made. Plain data that can be sent between threads. */
import { percentEncode } from '../base/text/percentCode.ts';

export interface ApiTarget {
  /** Absolute URL that ends in `/api`, without a trailing slash. */
  readonly apiUrl: string;
  /** Which of the two APIs may be used; `auto`: whichever answers. */
  readonly dialect: 'auto' | 'v3' | 'legacy';
  /** The name given by `fixture=`, if the page asks for built-in data. */
  readonly fixture: string | undefined;
}

/** One name-value pair of a query string; a name may occur several times. */
export type Parameter = readonly [name: string, value: string];

/**
 * Returns the URL of an endpoint. `segments` are the parts of the path after `/api`. They and the parameters
 * are percent-encoded here and nowhere else. A space becomes `%20`, which all decoders understand the same
 * way, unlike `+`.
 */
export function endpointUrl(
  target: ApiTarget,
  segments: readonly string[],
  parameters: readonly Parameter[],
): string {
  const path = segments.map((segment) => `/${percentEncode(segment)}`).join('');
  const query = parameters.map(([name, value]) => `${name}=${percentEncode(value)}`).join('&');
  return `${target.apiUrl}${path}${query === '' ? '' : `?${query}`}`;
}
