/** A page of a fresh profile in the quiet browser; nothing is evaluated in it while it is loading. */
import { setTimeout as pause } from 'node:timers/promises';

/** A new window first draws its own interface, on the same cores, ms. */
const SETTLE_MS = 1_500;
const viewport = { width: 1440, height: 900 };

/**
 * Calls `work` with a page in which a script (given as text) runs at the start of each document; returns its
 * result. `page.open(address)` resolves when the new document is there; `page.ask(pageFunction, …given)` to
 * the function's result; `page.settle()` waits until nothing is left of the previous document.
 */
export async function withQuietPage({ send }, script, work) {
  const { browserContextId } = await send('Target.createBrowserContext');
  try {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const sendToPage = (method, parameters) => send(method, parameters, sessionId);
    const page = {
      open: async (url) => {
        const { errorText } = await sendToPage('Page.navigate', { url });
        if (errorText !== undefined) throw new Error(`${url} cannot be opened: ${errorText}`);
      },
      ask: async (pageFunction, ...given) => {
        const { result, exceptionDetails } = await sendToPage('Runtime.evaluate', {
          expression: `(${pageFunction})(...${JSON.stringify(given)})`,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails === undefined) return result.value;
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      },
      settle: () => pause(SETTLE_MS),
    };
    await resizeWindow(send, targetId, page);
    await sendToPage('Page.enable'); // otherwise the script would not run
    await sendToPage('Page.addScriptToEvaluateOnNewDocument', { source: script });
    await page.settle();
    return await work(page);
  } finally {
    await send('Target.disposeBrowserContext', { browserContextId });
  }
}

/** Resizes a window so that the page in it has the size of the viewport. */
async function resizeWindow(send, targetId, page) {
  const frame = await page.ask(() => ({ width: outerWidth - innerWidth, height: outerHeight - innerHeight }));
  const bounds = { width: viewport.width + frame.width, height: viewport.height + frame.height };
  const { windowId } = await send('Browser.getWindowForTarget', { targetId });
  await send('Browser.setWindowBounds', { windowId, bounds });
}
