/**
 * Formats moments as offsets from a start, in one form for a whole column: `+1089.9 ms`, `+12.0932 s`,
 * `+1:02:05.1`.
 */

export interface OffsetForm {
  readonly unit: 'µs' | 'ms' | 's' | 'clock';
  /** Digits after the decimal point. */
  readonly decimals: number;
}

/**
 * Chooses the form for a column of offsets: a unit that suits the largest, and enough decimals to tell apart
 * a thousandth of `span` (µs). Never finer than a nanosecond.
 */
export function offsetForm(largest: number, span: number): OffsetForm {
  const size = Math.abs(largest);
  if (size >= 60_000_000) return { unit: 'clock', decimals: decimalsFor(span, 1_000_000, 9) };
  if (size >= 10_000_000) return { unit: 's', decimals: Math.max(2, decimalsFor(span, 1_000_000, 9)) };
  if (size >= 1_000) return { unit: 'ms', decimals: Math.max(1, decimalsFor(span, 1_000, 6)) };
  return { unit: 'µs', decimals: decimalsFor(span, 1, 3) };
}

/** Formats an offset (µs) in the form of its column, with its sign. */
export function formatOffset(micros: number, { unit, decimals }: OffsetForm): string {
  const sign = micros < 0 ? '−' : '+';
  const size = Math.abs(micros);
  if (unit === 'µs') return `${sign}${size.toFixed(decimals)} µs`;
  if (unit === 'ms') return `${sign}${(size / 1_000).toFixed(decimals)} ms`;
  if (unit === 's') return `${sign}${(size / 1_000_000).toFixed(decimals)} s`;
  return sign + clockText(size / 1_000_000, decimals);
}

function decimalsFor(span: number, micros: number, most: number): number {
  if (!(span > 0)) return most;
  const wanted = Math.ceil(-Math.log10(span / 1000 / micros));
  return Math.min(most, Math.max(0, wanted));
}

function clockText(seconds: number, decimals: number): string {
  const scale = 10 ** decimals;
  const rounded = Math.round(seconds * scale) / scale;
  const hours = Math.floor(rounded / 3600);
  const minutes = Math.floor((rounded - hours * 3600) / 60);
  const rest = (rounded - hours * 3600 - minutes * 60).toFixed(decimals);
  const restText = rest.padStart(decimals === 0 ? 2 : decimals + 3, '0');
  return hours === 0 ? `${minutes}:${restText}` : `${hours}:${String(minutes).padStart(2, '0')}:${restText}`;
}
