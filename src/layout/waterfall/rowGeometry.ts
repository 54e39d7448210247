/** Rows of one height: which row is where. The one place with this arithmetic, in names, bars and hits alike. */

/** Height of a row of the waterfall, px; `--row-height` in the theme. */
export const ROW_HEIGHT = 26;
/** Bars are this high, in the middle of their row, px. */
export const BAR_HEIGHT = 14;
/** How far a level of the tree is set in, px. */
export const INDENT_STEP = 14;
/** Deeper levels are set in no further, however wide the names are. */
const MOST_INDENT_LEVELS = 24;
/** What a name, its twisty and its marks need of the names' width, px. */
const NAME_ROOM = 190;
/** The picture of the bars begins at a multiple of so many rows: scrolling by a row moves no bar within it. */
const ORIGIN_STEP = 32;
/** All that scrolls stands on a layer that begins at a multiple of so many rows: 1.7 million px, which are exact everywhere. */
const LAYER_STEP = 65_536;

/** Top of a row, px from the top of row `origin`. */
export function rowTop(row: number, origin = 0): number {
  return (row - origin) * ROW_HEIGHT;
}

/** The row at a distance (px) from the top of the first one. */
export function rowAtY(y: number): number {
  return Math.floor(y / ROW_HEIGHT);
}

/** The row from which the picture of a window counts its coordinates: they stay small however long the trace is. */
export function windowOrigin(firstRow: number): number {
  return Math.floor(firstRow / ORIGIN_STEP) * ORIGIN_STEP;
}

/** The row from which the layer counts that rows and picture stand on. */
export function layerOrigin(firstRow: number): number {
  return Math.floor(firstRow / LAYER_STEP) * LAYER_STEP;
}

/** How many levels rows are set in at most, so that in names of this width (px) a name has room. */
export function indentLimit(namesWidth: number): number {
  const levels = Math.floor((namesWidth - NAME_ROOM) / INDENT_STEP);
  return Math.max(1, Math.min(MOST_INDENT_LEVELS, levels));
}
