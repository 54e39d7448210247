/** Amounts of bytes as text: `812 B`, `34.5 kB`, `1.20 MB`. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Three significant figures, in powers of 1,000. */
export function formatBytes(bytes: number): string {
  return format(bytes, 3);
}

/** An estimate: two significant figures. */
export function formatRoughBytes(bytes: number): string {
  return format(Number(bytes.toPrecision(2)), 2);
}

function format(bytes: number, digits: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  if (unit === 0) return `${Math.round(value)} B`;
  const isWhole = value >= 10 ** (digits - 1) - 0.05;
  return `${isWhole ? Math.round(value) : value.toPrecision(digits)} ${UNITS[unit]}`;
}
