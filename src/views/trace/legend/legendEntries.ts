/** The entries of the legend: the values that spans are coloured by, and the operations of services. */
import type { SpanColors, ValueColor } from '../../../layout/spanColors.ts';
import type { ColorBy } from '../../../model/color/colorBy.ts';
import type { ValueShare } from '../../../model/color/shares.ts';
import { NO_VALUE } from '../../../model/color/values.ts';
import { type HiddenValue, operationValue } from '../../../model/filter/hiddenValues.ts';
import { colorByName, valueName } from '../context/colorText.ts';

export interface LegendEntry {
  readonly hidden: HiddenValue;
  /** As it is shown. */
  readonly name: string;
  readonly color: ValueColor;
  readonly share: ValueShare;
  readonly isHidden: boolean;
  /** It sends no spans: what it is called was inferred from tags of its callers. */
  readonly isInferred: boolean;
}

/** A line of the list; operations follow their service. */
export interface LegendRow {
  readonly entry: LegendEntry;
  readonly level: 0 | 1;
  /** undefined: it has no operations. */
  readonly isOpen: boolean | undefined;
}

/** Ordered by time, most first, with "no value" last; steps of self time in ascending order. */
export function legendEntries(
  { by, values, colors }: SpanColors,
  shares: readonly ValueShare[],
  hiddenValues: readonly HiddenValue[],
): LegendEntry[] {
  const isHidden = hiddenTest(by, hiddenValues);
  const places = new Map(values.texts.map((text, place) => [text, place]));
  const entries = shares.map((share) => ({
    hidden: { by, value: share.text },
    name: valueName(by, share.text, values.texts),
    color: colors[places.get(share.text) ?? 0],
    share,
    isHidden: isHidden(share.text),
    isInferred: (places.get(share.text) ?? 0) >= (values.peersFrom ?? Number.POSITIVE_INFINITY),
  }));
  if (by === 'self') return entries;
  const isLast = ({ share }: LegendEntry) =>
    by !== 'service' && [NO_VALUE, 'unspecified'].includes(share.text);
  return entries.sort(
    (a, b) =>
      Number(isLast(a)) - Number(isLast(b)) ||
      b.share.share - a.share.share ||
      b.share.spanCount - a.share.spanCount,
  );
}

/** The operations of a service, in its colour. */
export function operationEntries(
  service: LegendEntry,
  operations: readonly ValueShare[],
  hiddenValues: readonly HiddenValue[],
): LegendEntry[] {
  const isHidden = hiddenTest('operation', hiddenValues);
  return operations.map((share) => {
    const value = operationValue(service.share.text, share.text);
    return {
      hidden: { by: 'operation', value },
      name: share.text.trim() === '' ? '(no name)' : share.text,
      color: service.color,
      share,
      isHidden: isHidden(value),
      isInferred: false,
    };
  });
}

function hiddenTest(by: HiddenValue['by'], hiddenValues: readonly HiddenValue[]): (value: string) => boolean {
  const hidden = new Set(hiddenValues.flatMap((each) => (each.by === by ? [each.value] : [])));
  return (value) => hidden.has(value);
}

export interface LegendRowsInput {
  readonly entries: readonly LegendEntry[];
  /** The operations of an entry; empty if it has none. */
  readonly operationsOf: (entry: LegendEntry) => readonly LegendEntry[];
  /** Entries that are open. */
  readonly opened: ReadonlySet<string>;
  /** Text that names must contain; '' for all. An operation that contains it is shown below its service. */
  readonly filter: string;
  readonly most: number;
}

/** The first `most` lines of the list, and how many more there are. */
export function legendRows(input: LegendRowsInput): { rows: LegendRow[]; left: number } {
  const { entries, operationsOf, opened, filter, most } = input;
  const needle = filter.trim().toLowerCase();
  const holds = ({ name }: LegendEntry) => name.toLowerCase().includes(needle);
  const rows: LegendRow[] = [];
  let left = 0;
  const add = (row: LegendRow) => {
    if (rows.length < most) rows.push(row);
    else left++;
  };
  for (const entry of entries) {
    const operations = operationsOf(entry);
    const found = needle === '' ? [] : operations.filter(holds);
    const isOpen = opened.has(entry.hidden.value) || found.length > 0;
    if (!holds(entry) && found.length === 0) continue;
    add({ entry, level: 0, isOpen: operations.length === 0 ? undefined : isOpen });
    const shown = found.length > 0 ? found : operations;
    if (isOpen) for (const operation of shown) add({ entry: operation, level: 1, isOpen: undefined });
  }
  return { rows, left };
}

/** The hidden values when only this one of its kind is shown; if that is so already, all are shown again. */
export function hiddenForOnly(
  entry: LegendEntry,
  peers: readonly LegendEntry[],
  hiddenValues: readonly HiddenValue[],
): HiddenValue[] {
  const others = hiddenValues.filter(({ by }) => by !== entry.hidden.by);
  const isOnly = peers.every((peer) => peer.isHidden !== (peer.hidden.value === entry.hidden.value));
  if (isOnly && peers.length > 1) return others;
  return [...others, ...peers.flatMap(({ hidden }) => (hidden.value === entry.hidden.value ? [] : [hidden]))];
}

/** The kind of the entries: `services`, `kinds`, `values of db.system`. */
export function legendKindName(by: ColorBy): string {
  switch (by) {
    case 'service':
      return 'services';
    case 'peer':
      return 'services and what they call';
    case 'kind':
      return 'kinds';
    case 'status':
      return 'statuses';
    case 'self':
      return 'steps of self time';
    default:
      return `values of ${colorByName(by)}`;
  }
}
