/** Sizes of the minimap, px. */

/** Space to the left and right of the picture, for handles and for marks at the edges. */
export const MINIMAP_PADDING = 12;
/** Space above the picture, and below it. */
export const PICTURE_TOP = 5;
export const PICTURE_HEIGHT = 46;
/** Height of the whole minimap without its lower edge; the style sheet has the same number. */
export const MINIMAP_HEIGHT = 55;
