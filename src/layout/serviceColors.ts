/**
 * Assigns colours to services: a slot from a hash of the name, with collisions resolved in order of name, so
 * that every user sees the same colours. `ui/palette.css` defines the colours of the slots (`--service-0` …
 * `--service-23`).
 */

/**
 * The number of colours. With more services than this, slots are shared, and `badge` tells the services
 * apart.
 */
export const SERVICE_SLOTS = 24;

export interface ServiceColor {
  /** From 0 to SERVICE_SLOTS − 1; the colour is `var(--service-<slot>)`. */
  readonly slot: number;
  /** Letters that tell apart services of the same colour; undefined if the colour is unique. */
  readonly badge: string | undefined;
}

/**
 * FNV-1a over the UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), then the finalizer of
 * MurmurHash3, so that names which differ only in their last letter get distant slots. The offset is
 * arbitrary, but must never change.
 */
function hashName(name: string): number {
  let hash = 0x811c9dc5 ^ 710;
  for (let position = 0; position < name.length; position++) {
    hash ^= name.charCodeAt(position);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Returns colours by name. Pass all services that are shown together, because collisions are resolved among
 * them.
 */
export function assignServiceColors(names: Iterable<string>): ReadonlyMap<string, ServiceColor> {
  const sorted = [...new Set(names)].sort();
  const owners: string[][] = Array.from({ length: SERVICE_SLOTS }, () => []);
  const slots = new Map<string, number>();
  for (const [position, name] of sorted.entries()) {
    // No slot may have two services more than another.
    const fewest = Math.floor(position / SERVICE_SLOTS);
    let slot = hashName(name) % SERVICE_SLOTS;
    // The step is coprime to the number of slots, so it visits all of them; it reaches a distant hue first.
    while (owners[slot].length > fewest) slot = (slot + 7) % SERVICE_SLOTS;
    owners[slot].push(name);
    slots.set(name, slot);
  }
  const colors = new Map<string, ServiceColor>();
  for (const [name, slot] of slots) {
    colors.set(name, { slot, badge: owners[slot].length > 1 ? badgeOf(name) : undefined });
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

/** Returns the CSS value of a slot's colour. */
export function serviceColorValue(slot: number): string {
  return `var(--service-${slot})`;
}
