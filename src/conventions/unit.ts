/** The units of numbers, according to the names of their keys. */

export type KeyUnit =
  | { readonly kind: 'bytes' }
  /** The length of one unit in microseconds. */
  | { readonly kind: 'time'; readonly micros: number };

const BYTES_KEY =
  /(^|[._])(body[._]size|size[._]bytes|bytes|(request|response)_content_length|message\.(body|envelope)\.size|(un)?compressed_size)$/;

/** By the end of a key: µs in one unit. OpenTelemetry's own durations (`…duration`) are in seconds. */
const TIME_KEYS: readonly (readonly [RegExp, number])[] = [
  [/[._](duration|latency|elapsed|timeout|delay)?_?(ns|nanos)$/, 0.001],
  [/[._](us|micros)$/, 1],
  [/[._](ms|millis|milliseconds)$/, 1000],
  [/[._](seconds|duration_s)$/, 1_000_000],
  [/\.duration$/, 1_000_000],
];

/** Returns undefined for a key that names no unit. */
export function unitOfKey(key: string): KeyUnit | undefined {
  if (BYTES_KEY.test(key)) return { kind: 'bytes' };
  const time = TIME_KEYS.find(([pattern]) => pattern.test(key));
  return time === undefined ? undefined : { kind: 'time', micros: time[1] };
}
