/** Which server is asked, and how its URLs are put together. Plain data: it crosses threads. */
import { percentEncode } from '../base/text/percentCode.ts';

export interface ApiTarget {
  /** Absolute URL that ends in `/api`, without a slash at the end. */
  readonly apiUrl: string;
  /** Which of the two APIs may be asked; `auto`: whichever answers. */
  readonly dialect: 'auto' | 'v3' | 'legacy';
  /** The name given by `fixture=`, when the page asks for built-in data. */
  readonly fixture: string | undefined;
}

/** One name-value pair of a query string; several pairs may have the same name. */
export type Parameter = readonly [name: string, value: string];

/**
 * The URL of an endpoint. `segments` are the parts of the path after `/api`; they and the parameters are
 * percent-encoded here and nowhere else. A space becomes `%20`, which every decoder reads alike (`+` is not).
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
