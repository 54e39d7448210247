/** Measures of the minimap, px. */

/** Left and right of the picture: room for handles and for marks at the edges. */
export const MINIMAP_PADDING = 12;
/** Above the picture; as much is below it. */
export const PICTURE_TOP = 5;
export const PICTURE_HEIGHT = 46;
/** Of the whole, without its lower edge; the style sheet says the same. */
export const MINIMAP_HEIGHT = 55;
