/** Where a popover stands: below its button, moved as far as the window needs. */

const GAP = 4;
const EDGE = 8;
const LEAST_HEIGHT = 120;

/** Its right edge at the button's. `width`: what the style sheet gives the popover, px. */
export function placeBelow(popup: HTMLElement | null, anchor: HTMLElement | null, width: number): void {
  if (popup === null || anchor === null) return;
  const box = anchor.getBoundingClientRect();
  const windowWidth = document.documentElement.clientWidth;
  popup.style.top = `${box.bottom + GAP}px`;
  popup.style.right = `${Math.max(EDGE, Math.min(windowWidth - box.right, windowWidth - width - EDGE))}px`;
  popup.style.maxHeight = `${Math.max(LEAST_HEIGHT, window.innerHeight - box.bottom - GAP - EDGE)}px`;
}
