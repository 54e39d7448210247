/**
 * Colours of services: the hash of a name is its colour, in every view and for every user. Services of one
 * view with the same colour differ in lightness and have a letter. `ui/palette.css` defines the colours of
 * the slots (`--service-0` … `--service-23`) and their shades (`--service-0-1`, `--service-0-2` …).
 */

/** The number of colours. */
export const SERVICE_SLOTS = 24;

export interface ServiceColor {
  /** From 0 to SERVICE_SLOTS − 1. It depends on the name alone. */
  readonly slot: number;
  /** How many services of this colour come before it by name. */
  readonly shade: number;
  /** Letters that tell it from those; undefined for the first. */
  readonly badge: string | undefined;
}

/**
 * FNV-1a over the UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), then the finalizer of
 * MurmurHash3, so that names which differ only in their last letter get distant slots. The offset must never
 * change. It was chosen among three million so that services which often stand together (in the demo, in
 * HotROD, in OpenTelemetry's shop) have colours far apart.
 */
function hashName(name: string): number {
  let hash = 0x811c9dc5 ^ 175275;
  for (let position = 0; position < name.length; position++) {
    hash ^= name.charCodeAt(position);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Returns colours by name. Pass all services shown together: shades are chosen among them. */
export function assignServiceColors(names: Iterable<string>): ReadonlyMap<string, ServiceColor> {
  const taken = new Int32Array(SERVICE_SLOTS);
  const colors = new Map<string, ServiceColor>();
  for (const name of [...new Set(names)].sort()) {
    const slot = hashName(name) % SERVICE_SLOTS;
    const shade = taken[slot]++;
    colors.set(name, { slot, shade, badge: shade === 0 ? undefined : badgeOf(name) });
  }
  return colors;
}

/** Returns the first two letters or digits. Reads no more of the name than necessary. */
function badgeOf(name: string): string {
  let badge = '';
  let count = 0;
  for (const [letter] of name.matchAll(/[\p{L}\p{N}]/gu)) {
    badge += letter;
    if (++count === 2) break;
  }
  return badge.toUpperCase();
}

/** As many shades as can be told apart. */
const SHADES = 3;

/** Returns the CSS value of a slot's colour. */
export function serviceColorValue(slot: number, shade = 0): string {
  const step = shade % SHADES;
  return step === 0 ? `var(--service-${slot})` : `var(--service-${slot}-${step})`;
}
