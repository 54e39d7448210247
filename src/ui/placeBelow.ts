/** Places a popover below its button, moved as far as the window requires. */

const GAP = 4;
const EDGE = 8;
const LEAST_HEIGHT = 120;

/** Aligns its right edge with the button's. `width`: the popover's width in the style sheet, px. */
export function placeBelow(popup: HTMLElement | null, anchor: HTMLElement | null, width: number): void {
  if (popup === null || anchor === null) return;
  const box = anchor.getBoundingClientRect();
  const windowWidth = document.documentElement.clientWidth;
  popup.style.top = `${box.bottom + GAP}px`;
  popup.style.right = `${Math.max(EDGE, Math.min(windowWidth - box.right, windowWidth - width - EDGE))}px`;
  popup.style.maxHeight = `${Math.max(LEAST_HEIGHT, window.innerHeight - box.bottom - GAP - EDGE)}px`;
}
