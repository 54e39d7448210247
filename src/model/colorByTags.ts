/** Which tags of a trace spans can be coloured by: those with a few values. */
import { MOST_TAG_VALUES, NO_VALUE } from './colorByValues.ts';
import type { AttributeColumns, Trace } from './trace.ts';

export interface ColorTag {
  readonly key: string;
  /** 2 to MOST_TAG_VALUES. */
  readonly valueCount: number;
  /** One of those that tell parts of a system apart; they come first. */
  readonly isWellKnown: boolean;
}

/** Keys that divide a system well, best first: most of them matter where all spans are of one service. */
const WELL_KNOWN: readonly string[] = [
  'peer.service',
  'db.system',
  'db.system.name',
  'messaging.system',
  'rpc.system',
  'rpc.service',
  'ai.service',
  'ai.model',
  'gen_ai.system',
  'gen_ai.provider.name',
  'gen_ai.request.model',
  'pipeline.stage',
  'component',
  'http.request.method',
  'http.method',
  'http.response.status_code',
  'http.status_code',
  'http.route',
  'server.address',
  'net.peer.name',
  'thread.name',
  'service.namespace',
  'service.version',
  'deployment.environment',
  'deployment.environment.name',
  'host.name',
  'k8s.pod.name',
  'k8s.node.name',
];

/** Counts the values of all keys, a stretch of rows at a time, and stops looking at keys that have too many. */
export class ColorTagScan {
  readonly #trace: Trace;
  readonly #columns: readonly AttributeColumns[];
  /** By StringIndex of the key: its values so far; undefined before the first. */
  readonly #values: (number[] | undefined)[] = [];
  /** By StringIndex of the key: the value of the row before, which is the likeliest. */
  readonly #last: Int32Array;
  /** By StringIndex of the key: 1 for one with too many values. */
  readonly #isOut: Uint8Array;
  #column = 0;
  #row = 0;

  constructor(trace: Trace) {
    this.#trace = trace;
    this.#columns = [trace.attributes, trace.resources.attributes];
    this.#last = new Int32Array(trace.strings.size).fill(-1);
    this.#isOut = new Uint8Array(trace.strings.size);
  }

  /** Goes on by so many rows; false once there are none left. */
  step(rows: number): boolean {
    const columns = this.#columns.at(this.#column);
    if (columns === undefined) return false;
    const end = Math.min(columns.key.length, this.#row + rows);
    this.#count(columns, this.#row, end);
    this.#row = end;
    if (end === columns.key.length) {
      this.#column++;
      this.#row = 0;
    }
    return this.#column < this.#columns.length;
  }

  #count({ key, value }: AttributeColumns, from: number, end: number): void {
    const last = this.#last;
    const isOut = this.#isOut;
    for (let row = from; row < end; row++) {
      const k = key[row];
      if (isOut[k] === 1 || last[k] === value[row]) continue;
      last[k] = value[row];
      const known = this.#values[k];
      if (known === undefined) this.#values[k] = [value[row]];
      else if (!known.includes(value[row])) {
        // One more, since an empty text may be among them, which is no value.
        if (known.length > MOST_TAG_VALUES) isOut[k] = 1;
        else known.push(value[row]);
      }
    }
  }

  /** The keys, once all rows have been counted: those that are well known, then the others by name. */
  tags(): ColorTag[] {
    const { strings } = this.#trace;
    const tags: ColorTag[] = [];
    this.#values.forEach((values, index) => {
      if (values === undefined || this.#isOut[index] === 1) return;
      const key = strings.get(index);
      const valueCount = values.filter((value) => strings.get(value) !== NO_VALUE).length;
      if (key !== '' && valueCount >= 2 && valueCount <= MOST_TAG_VALUES) {
        tags.push({ key, valueCount, isWellKnown: WELL_KNOWN.includes(key) });
      }
    });
    return tags.sort((a, b) => rank(a.key) - rank(b.key) || (a.key < b.key ? -1 : 1));
  }
}

/** All at once: a hundred thousand spans take some milliseconds; a large trace is scanned in steps. */
export function listColorTags(trace: Trace): ColorTag[] {
  const scan = new ColorTagScan(trace);
  while (scan.step(Number.MAX_SAFE_INTEGER));
  return scan.tags();
}

function rank(key: string): number {
  const place = WELL_KNOWN.indexOf(key);
  return place < 0 ? WELL_KNOWN.length : place;
}
