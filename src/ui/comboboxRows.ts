/** The rows of a list that filters as one types: headings of groups and the options that match. */

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
}

export interface ComboboxGroup {
  /** Heading; undefined: none. */
  readonly label: string | undefined;
  readonly options: readonly ComboboxOption[];
}

export type ComboboxRow =
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'option'; readonly option: ComboboxOption; readonly position: number };

export interface ComboboxRows {
  readonly rows: readonly ComboboxRow[];
  /** The options alone, in the same order; a row's `position` counts them. */
  readonly options: readonly ComboboxOption[];
  /** Index into `rows` of each option. */
  readonly rowOfOption: readonly number[];
}

export interface ComboboxFilter {
  readonly groups: readonly ComboboxGroup[];
  /** undefined or '': everything. */
  readonly typed: string | undefined;
  readonly emptyOption: string | undefined;
  readonly isFreeTextOffered: boolean;
}

/** Options that hold all typed words, in each group the exact one first, then those that start with the text. Linear in the options. */
export function filterComboboxRows({
  groups,
  typed,
  emptyOption,
  isFreeTextOffered,
}: ComboboxFilter): ComboboxRows {
  const text = (typed ?? '').trim().toLowerCase();
  const words = text.split(/\s+/).filter((word) => word !== '');
  const rows: ComboboxRow[] = [];
  const options: ComboboxOption[] = [];
  const rowOfOption: number[] = [];
  const add = (option: ComboboxOption) => {
    rowOfOption.push(rows.length);
    rows.push({ kind: 'option', option, position: options.length });
    options.push(option);
  };
  if (text === '' && emptyOption !== undefined) add({ value: '', label: emptyOption });
  let isExact = false;
  for (const group of groups) {
    const found = text === '' ? group.options : rankedOptions(group, text, words);
    if (found.length === 0) continue;
    if (group.label !== undefined) rows.push({ kind: 'heading', label: group.label });
    for (const option of found) {
      if (option.value === (typed ?? '').trim()) isExact = true;
      add(option);
    }
  }
  if (isFreeTextOffered && text !== '' && !isExact) {
    add({ value: (typed ?? '').trim(), label: `Use “${(typed ?? '').trim()}”` });
  }
  return { rows, options, rowOfOption };
}

/** The exact one, those that begin with the text, the others that hold all words: each kind in the group's order. */
function rankedOptions(
  group: ComboboxGroup,
  text: string,
  words: readonly string[],
): readonly ComboboxOption[] {
  const lower = lowerLabels(group);
  const ranks: [ComboboxOption[], ComboboxOption[], ComboboxOption[]] = [[], [], []];
  for (const [position, option] of group.options.entries()) {
    const label = lower[position];
    if (!words.every((word) => label.includes(word))) continue;
    if (label === text) ranks[0].push(option);
    else if (label.startsWith(text)) ranks[1].push(option);
    else ranks[2].push(option);
  }
  return ranks.flat();
}

const lowerOf = new WeakMap<ComboboxGroup, readonly string[]>();

/** The labels in lower case, made once for a group: it may have a hundred thousand, and each key asks for all of them. */
function lowerLabels(group: ComboboxGroup): readonly string[] {
  const known = lowerOf.get(group);
  if (known !== undefined) return known;
  const lower = group.options.map(({ label }) => label.toLowerCase());
  lowerOf.set(group, lower);
  return lower;
}

/** Options that Page Up and Page Down pass over. */
const PAGE = 10;

/** Where a key moves in the list, going round at its ends; undefined for a key that does not move. */
export function moveActive(key: string, active: number | undefined, count: number): number | undefined {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowDown':
      return active === undefined || active >= last ? 0 : active + 1;
    case 'ArrowUp':
      return active === undefined || active <= 0 ? last : active - 1;
    case 'PageDown':
      return Math.min(last, (active ?? -1) + PAGE);
    case 'PageUp':
      return Math.max(0, (active ?? 0) - PAGE);
    default:
      return undefined;
  }
}
