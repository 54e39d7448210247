/**
 * The scripts and style sheets of the app. The build puts them into a `<template>`, from which browsers do
 * not preload; they are inserted when the base path is known.
 */

/** How long to wait before a file is requested a second time, ms. */
const RETRY_MS = 800;

/** Whether the page at this path starts with a file that is for `page`, or for all. */
export function isWantedAt(pathname: string, page: string | undefined): boolean {
  const opened = /\/trace\/[^/]+\/?$/.test(pathname) ? 'trace' : 'search';
  return page === undefined || page === opened;
}

/**
 * Inserts tags, each a second time if its file cannot be fetched. `onMissing` is called when that fails too,
 * and when all scripts have loaded but the app has not run (an empty file is no error to the browser).
 */
export function insertAssets(
  assets: readonly HTMLElement[],
  hasAppRun: () => boolean,
  onMissing: () => void,
): void {
  const scripts = new Set(assets.filter(({ localName }) => localName === 'script'));
  const insert = (asset: HTMLElement, onFailure: () => void) => {
    const tag = document.createElement(asset.localName);
    for (const { name, value } of asset.attributes) tag.setAttribute(name, value);
    const rel = tag.getAttribute('rel');
    if (rel === 'stylesheet') tag.setAttribute('blocking', 'render');
    tag.onerror = () => {
      if (rel === 'modulepreload') return; // whoever imports it requests it
      tag.remove();
      onFailure();
    };
    tag.onload = () => {
      scripts.delete(asset);
      if (scripts.size === 0 && !hasAppRun()) onMissing();
    };
    document.head.append(tag);
  };
  for (const asset of assets) insert(asset, () => setTimeout(insert, RETRY_MS, asset, onMissing));
}
