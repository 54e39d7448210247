/**
 * What is called but sends no spans (a database, a cache, a queue, a model server), inferred from the tags of
 * the spans that call it. Few combinations of tags occur in a trace, so each is judged once.
 */
import { inferPeer, peerNameKeys } from '../../conventions/summary/inferPeer.ts';
import { findStrings } from '../findStrings.ts';
import { NONE, type PeerColumns, type SpanColumns, spanKindNames, type Trace } from '../trace.ts';

/** More peers than this are no map of a system, and useless for colours: the rest count as none. */
const MOST_PEERS = 500;

/** Returns nothing if there are no peers. */
export function inferPeers(trace: Omit<Trace, 'peers'>): PeerColumns | undefined {
  const { spans, attributes, strings, services } = trace;
  const keyTexts = new Map<number, string>();
  for (const [text, index] of findStrings(strings, peerNameKeys, trace.keyEnd)) keyTexts.set(index, text);
  if (keyTexts.size === 0) return undefined;
  const isWanted = new Uint8Array(trace.keyEnd);
  for (const index of keyTexts.keys()) isWanted[index] = 1;
  const column = new Int32Array(spans.count).fill(NONE);
  const names: string[] = [];
  const places = new Map<string, number>();
  /** The place of the peer for a combination of service, kind and tags. */
  const judged = new Map<string, number>();
  const placeOf = (name: string | undefined): number => {
    if (name === undefined) return NONE;
    const known = places.get(name);
    if (known !== undefined) return known;
    if (names.length === MOST_PEERS) return NONE;
    places.set(name, names.length);
    return names.push(name) - 1;
  };
  const { key, value, first } = attributes;
  for (let span = 0; span < spans.count; span++) {
    let combination = '';
    for (let row = first[span]; row < first[span + 1]; row++) {
      if (isWanted[key[row]] === 1) combination += `${key[row]}:${value[row]},`;
    }
    if (combination === '' || isAnswered(spans, span)) continue;
    const service = services[spans.service[span]].name;
    const kind = spanKindNames[spans.kind[span]];
    combination += `${spans.service[span]} ${kind}`;
    let place = judged.get(combination);
    if (place === undefined) {
      const texts = new Map<string, string>();
      for (let row = first[span]; row < first[span + 1]; row++) {
        const name = keyTexts.get(key[row]);
        if (name !== undefined && !texts.has(name)) texts.set(name, strings.get(value[row]));
      }
      place = placeOf(inferPeer((wanted) => texts.get(wanted), kind, service)?.name);
      judged.set(combination, place);
    }
    column[span] = place;
  }
  return names.length === 0 ? undefined : { names, column };
}

/** Whether another service answers the call with a span of its own. */
function isAnswered({ service, subtreeEnd }: SpanColumns, span: number): boolean {
  for (let child = span + 1; child < subtreeEnd[span]; child = subtreeEnd[child]) {
    if (service[child] !== service[span]) return true;
  }
  return false;
}
