/** Amounts of bytes as text: `812 B`, `34.5 kB`, `1.20 MB`. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Three significant figures, in powers of 1,000. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  if (unit === 0) return `${Math.round(value)} B`;
  return `${value >= 99.95 ? Math.round(value) : value.toPrecision(3)} ${UNITS[unit]}`;
}
