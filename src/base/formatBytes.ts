/** Formats amounts of bytes in powers of 1,024: `812 B`, `1.2 KiB`, `34 MiB`. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Uses one decimal below 100 of a unit and none from there on. Negative amounts are allowed. */
export function formatBytes(bytes: number): string {
  return format(bytes, 3);
}

/** Formats an estimate: one decimal below 10 of a unit. */
export function formatRoughBytes(bytes: number): string {
  return format(bytes, 2);
}

function format(bytes: number, digits: number): string {
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  if (unit === 0) return `${Math.round(value)} B`;
  const isWhole = Math.abs(value) >= 10 ** (digits - 1) - 0.05;
  return `${isWhole ? Math.round(value) : Number(value.toFixed(1))} ${UNITS[unit]}`;
}
