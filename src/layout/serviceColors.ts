/**
 * Which colour a service has: a slot from a hash of its name, with collisions resolved in order of name, so that everyone
 * sees the same colours. `ui/palette.css` gives the slots their colours (`--service-0` … `--service-23`).
 */

/** How many colours there are; beyond them slots repeat, and `badge` tells services apart. */
export const SERVICE_SLOTS = 24;

export interface ServiceColor {
  /** 0 to SERVICE_SLOTS − 1: the colour is `var(--service-<slot>)`. */
  readonly slot: number;
  /** Letters to tell apart services that share a colour; undefined while the colour is its own. */
  readonly badge: string | undefined;
}

/**
 * FNV-1a over the UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), then the finalizer of MurmurHash3, so that
 * names that differ in their last letter land far apart. The offset is one of many that would do; it must never change.
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

/** Colours by name. Give all services that are shown together: collisions are resolved among them. */
export function assignServiceColors(names: Iterable<string>): ReadonlyMap<string, ServiceColor> {
  const sorted = [...new Set(names)].sort();
  const owners: string[][] = Array.from({ length: SERVICE_SLOTS }, () => []);
  const slots = new Map<string, number>();
  for (const [position, name] of sorted.entries()) {
    // No slot has two services more than another.
    const fewest = Math.floor(position / SERVICE_SLOTS);
    let slot = hashName(name) % SERVICE_SLOTS;
    // A step that is coprime to the number of slots visits all of them, and lands on a distant hue first.
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

/** The first two letters or digits; no more of the name is read than that takes. */
function badgeOf(name: string): string {
  let badge = '';
  let count = 0;
  for (const [letter] of name.matchAll(/[\p{L}\p{N}]/gu)) {
    badge += letter;
    if (++count === 2) break;
  }
  return badge.toUpperCase();
}

/** The CSS value of a slot's colour. */
export function serviceColorValue(slot: number): string {
  return `var(--service-${slot})`;
}
