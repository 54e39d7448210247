/** The rows of a list that filters as the user types: headings of groups and the matching options. */

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
  /** Only the options, in the same order; a row's `position` is an index into it. */
  readonly options: readonly ComboboxOption[];
  /** The index of each option in `rows`. */
  readonly rowOfOption: readonly number[];
}

export interface ComboboxFilter {
  readonly groups: readonly ComboboxGroup[];
  /** undefined or '': all options. */
  readonly typed: string | undefined;
  readonly emptyOption: string | undefined;
  readonly isFreeTextOffered: boolean;
}

/**
 * The options that contain all typed words; in each group the exact one
 * first, then those that start with the text. Linear in the options.
 */
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

/**
 * The exact option, those that start with the text, and the
 * others that contain all words, each in the group's order.
 */
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

/**
 * The labels in lower case, cached per group: it may have a
 * hundred thousand, and every key press needs all of them.
 */
function lowerLabels(group: ComboboxGroup): readonly string[] {
  const known = lowerOf.get(group);
  if (known !== undefined) return known;
  const lower = group.options.map(({ label }) => label.toLowerCase());
  lowerOf.set(group, lower);
  return lower;
}

/** How many options Page Up and Page Down move by. */
const PAGE = 10;

/** The position that a key moves to, wrapping around at the ends; undefined for a key that does not move. */
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
