/** Style sheets that could not be fetched. The first script marks them, since nothing else records it. */

/**
 * Fetches all that have failed once more; rejects if one fails again. Without this, a part whose style sheet
 * failed would appear unstyled the next time: Vite's loader requests each style sheet only once.
 */
export async function mendStyleSheets(): Promise<void> {
  const failed = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][data-failed]');
  await Promise.all(Array.from(failed, fetchAgain));
}

function fetchAgain(link: HTMLLinkElement): Promise<void> {
  const next = document.createElement('link');
  for (const { name, value } of link.attributes) if (name !== 'data-failed') next.setAttribute(name, value);
  return new Promise((resolve, reject) => {
    next.addEventListener('load', () => resolve());
    next.addEventListener('error', () =>
      reject(new Error(`The style sheet could not be fetched: ${next.href}`)),
    );
    link.replaceWith(next);
  });
}
