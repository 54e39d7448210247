/** Where each row is. All rows have the same height. Names, bars and hit tests all use this arithmetic. */

/** Height of a row of the waterfall, px; the same as `--row-height` in the theme. */
export const ROW_HEIGHT = 26;
/** Height of a bar, in the middle of its row, px. */
export const BAR_HEIGHT = 14;
/** Indentation per level of the tree, px. */
export const INDENT_STEP = 14;
/** Deeper levels are not indented further, however wide the names are. */
const MOST_INDENT_LEVELS = 24;
/** The width needed by a name, its twisty and its marks, px. */
const NAME_ROOM = 190;
/**
 * The picture of the bars begins at a multiple of this many rows, so that scrolling by a row moves no bar
 * within it.
 */
const ORIGIN_STEP = 32;
/**
 * Everything that scrolls is on a layer that begins at a multiple of this many rows: 1.7 million px, for
 * which coordinates are exact in every browser.
 */
const LAYER_STEP = 65_536;

/** Returns the top of a row, px from the top of row `origin`. */
export function rowTop(row: number, origin = 0): number {
  return (row - origin) * ROW_HEIGHT;
}

/** Returns the row at a distance (px) from the top of the first one. */
export function rowAtY(y: number): number {
  return Math.floor(y / ROW_HEIGHT);
}

/**
 * Returns the row from which the picture of a window measures its coordinates, so that they stay small
 * however long the trace is.
 */
export function windowOrigin(firstRow: number): number {
  return Math.floor(firstRow / ORIGIN_STEP) * ORIGIN_STEP;
}

/** Returns the row from which the layer of rows and picture measures its coordinates. */
export function layerOrigin(firstRow: number): number {
  return Math.floor(firstRow / LAYER_STEP) * LAYER_STEP;
}

/** Returns the maximum number of indented levels, so that a name fits into this width (px). */
export function indentLimit(namesWidth: number): number {
  const levels = Math.floor((namesWidth - NAME_ROOM) / INDENT_STEP);
  return Math.max(1, Math.min(MOST_INDENT_LEVELS, levels));
}
