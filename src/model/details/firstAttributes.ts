/** Puts the attributes that matter most to somebody before all others. */
import { type AttributeDetails, type AttributeList, FEW_ATTRIBUTES } from './attributeList.ts';

/**
 * Returns the list with those first whose keys begin with one of the prefixes (in any case), in the order of
 * the prefixes; all others keep their order. A long list is returned as it is.
 */
export function firstAttributes(list: AttributeList, prefixes: readonly string[]): AttributeList {
  if (prefixes.length === 0 || list.length > FEW_ATTRIBUTES) return list;
  const wanted = prefixes.map((prefix) => prefix.toLowerCase());
  const ranks: AttributeDetails[][] = wanted.map(() => []);
  const others: AttributeDetails[] = [];
  for (const attribute of list) {
    const key = attribute.key.toLowerCase();
    const rank = wanted.findIndex((prefix) => key.startsWith(prefix));
    (rank === -1 ? others : ranks[rank]).push(attribute);
  }
  return [...ranks.flat(), ...others];
}
