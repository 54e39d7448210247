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

/** Options that hold all typed words, in each group the exact one first, then those that start with the text. */
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
    const found = group.options.filter(({ label }) => {
      const lower = label.toLowerCase();
      return words.every((word) => lower.includes(word));
    });
    if (found.length === 0) continue;
    if (group.label !== undefined) rows.push({ kind: 'heading', label: group.label });
    const ranked = text === '' ? found : found.toSorted((a, b) => rank(a, text) - rank(b, text));
    for (const option of ranked) {
      if (option.value === (typed ?? '').trim()) isExact = true;
      add(option);
    }
  }
  if (isFreeTextOffered && text !== '' && !isExact) {
    add({ value: (typed ?? '').trim(), label: `Use “${(typed ?? '').trim()}”` });
  }
  return { rows, options, rowOfOption };
}

function rank({ label }: ComboboxOption, text: string): number {
  const lower = label.toLowerCase();
  if (lower === text) return 0;
  return lower.startsWith(text) ? 1 : 2;
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
