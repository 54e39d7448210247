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

/** FNV-1a over the UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let position = 0; position < name.length; position++) {
    hash ^= name.charCodeAt(position);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Colours by name. Give all services that are shown together: collisions are resolved among them. Neighbouring hues are
 * hard to tell apart, so while there is room a hue too close to another one counts as a collision as well.
 */
export function assignServiceColors(names: Iterable<string>): ReadonlyMap<string, ServiceColor> {
  const sorted = [...new Set(names)].sort();
  const owners: string[][] = Array.from({ length: SERVICE_SLOTS }, () => []);
  const slots = new Map<string, number>();
  const roomy = Math.max(1, Math.min(3, Math.floor(SERVICE_SLOTS / (2 * Math.max(1, sorted.length)))));
  for (const name of sorted) {
    const slot = findSlot(hashName(name) % SERVICE_SLOTS, owners, roomy);
    owners[slot].push(name);
    slots.set(name, slot);
  }
  const colors = new Map<string, ServiceColor>();
  for (const [name, slot] of slots) {
    colors.set(name, { slot, badge: owners[slot].length > 1 ? badgeOf(name) : undefined });
  }
  return colors;
}

/** The first slot from the preferred one on that is as far from taken ones as there is room for. */
function findSlot(preferred: number, owners: readonly (readonly string[])[], roomy: number): number {
  const fewest = Math.min(...owners.map((list) => list.length));
  for (let distance = roomy; distance > 0; distance--) {
    for (let attempt = 0; attempt < SERVICE_SLOTS; attempt++) {
      // A step that is coprime to the number of slots visits all of them, far jumps first.
      const slot = (preferred + attempt * 7) % SERVICE_SLOTS;
      if (hasRoom(slot, owners, distance, fewest)) return slot;
    }
  }
  return preferred;
}

function hasRoom(
  slot: number,
  owners: readonly (readonly string[])[],
  distance: number,
  fewest: number,
): boolean {
  for (let offset = 1 - distance; offset < distance; offset++) {
    if (owners[(slot + offset + SERVICE_SLOTS) % SERVICE_SLOTS].length > fewest) return false;
  }
  return true;
}

function badgeOf(name: string): string {
  return [...name.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 2).join('').toUpperCase();
}

/** The CSS value of a slot's colour. */
export function serviceColorValue(slot: number): string {
  return `var(--service-${slot})`;
}
