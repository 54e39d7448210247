/** Finds the tags by which a trace can be coloured: those with few values. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { dbKeys } from '../../conventions/db.ts';
import { genAiKeys } from '../../conventions/genAi.ts';
import { httpKeys } from '../../conventions/http.ts';
import { messagingKeys } from '../../conventions/messaging.ts';
import { peerKeys } from '../../conventions/peer.ts';
import { pipelineKeys } from '../../conventions/pipeline.ts';
import { resourceKeys } from '../../conventions/resource.ts';
import { rpcKeys } from '../../conventions/rpc.ts';
import { type AttributeColumns, NONE, type Trace } from '../trace.ts';
import { MOST_TAG_VALUES, NO_VALUE } from './values.ts';

export interface ColorTag {
  readonly key: string;
  /** From 2 to MOST_TAG_VALUES. */
  readonly valueCount: number;
  /** Whether it is one of the well-known keys that divide a system into parts; these come first. */
  readonly isWellKnown: boolean;
}

/** Keys that divide a system well, best first. Most of them matter when all spans belong to one service. */
const WELL_KNOWN: readonly string[] = [
  ...peerKeys.service,
  ...dbKeys.system,
  ...messagingKeys.system,
  ...rpcKeys.system,
  ...rpcKeys.service,
  ...genAiKeys.homeService,
  ...genAiKeys.homeModel,
  ...genAiKeys.provider,
  ...genAiKeys.model,
  ...pipelineKeys.stage,
  'component',
  ...httpKeys.method,
  ...httpKeys.statusCode,
  ...httpKeys.route,
  ...peerKeys.address,
  ...resourceKeys.thread,
  ...resourceKeys.serviceNamespace,
  ...resourceKeys.serviceVersion,
  ...resourceKeys.environment,
  ...resourceKeys.host,
  ...resourceKeys.pod,
  ...resourceKeys.node,
];

/** The number of rows between two pauses, less than a millisecond. */
const ROWS_A_STEP = 10_000;

/** Lists the tags: the well-known ones first, then the others by name. Linear in the attributes, in steps. */
export function* listColorTags(trace: Trace): Steps<ColorTag[]> {
  const scan = new ValueScan(trace.keyEnd);
  for (const columns of [trace.attributes, trace.resources.attributes]) {
    for (let row = 0; row < columns.key.length; row += ROWS_A_STEP) {
      scan.count(columns, row, Math.min(columns.key.length, row + ROWS_A_STEP));
      yield;
    }
  }
  const tags: ColorTag[] = [];
  let looked = 0;
  for (const [index, values] of scan.few()) {
    if (++looked % ROWS_A_STEP === 0) yield;
    if (values.length < 2) continue;
    const key = trace.strings.get(index);
    const valueCount = values.filter((value) => trace.strings.get(value) !== NO_VALUE).length;
    if (key !== '' && valueCount >= 2 && valueCount <= MOST_TAG_VALUES) {
      tags.push({ key, valueCount, isWellKnown: WELL_KNOWN.includes(key) });
    }
  }
  return tags.sort((a, b) => rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : 1));
}

/** Collects the values of all keys, and drops a key once it has too many. */
class ValueScan {
  /** Values by StringIndex of the key. */
  readonly #values = new Map<number, number[]>();
  /** By StringIndex of the key: the value of the previous row, which is the most likely one. */
  readonly #last: Int32Array;
  /** By StringIndex of the key: 1 if it has too many values. */
  readonly #isOut: Uint8Array;

  constructor(keyEnd: number) {
    this.#last = new Int32Array(keyEnd).fill(NONE);
    this.#isOut = new Uint8Array(keyEnd);
  }

  count(columns: AttributeColumns, from: number, end: number): void {
    const last = this.#last;
    const isOut = this.#isOut;
    for (let row = from; row < end; row++) {
      const key = columns.key[row];
      const value = columns.value[row];
      if (isOut[key] === 1 || last[key] === value) continue;
      last[key] = value;
      const known = this.#values.get(key);
      if (known === undefined) this.#values.set(key, [value]);
      else if (!known.includes(value)) this.#add(key, known, value);
    }
  }

  #add(key: number, known: number[], value: number): void {
    known.push(value);
    // One more is allowed, because one of them may be the empty text, which does not count as a value.
    if (known.length <= MOST_TAG_VALUES + 1) return;
    this.#isOut[key] = 1;
    this.#values.delete(key);
  }

  /** Keys with few values; both are StringIndexes. */
  few(): Iterable<[number, number[]]> {
    return this.#values;
  }
}

function rank(key: string): number {
  const place = WELL_KNOWN.indexOf(key);
  return place < 0 ? WELL_KNOWN.length : place;
}
