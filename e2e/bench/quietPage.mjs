/** A page of a fresh profile in the quiet browser, of which nothing is asked while it works. */
import { setTimeout as pause } from 'node:timers/promises';

/** A window draws its own interface at first, on the same cores. */
const SETTLE_MS = 1_500;
const viewport = { width: 1440, height: 900 };

/**
 * Does `work` with a page in which the text of a script runs at the start of each document, and gives what it returns.
 * `page.open(address)` promises that the new document is there; `page.ask(pageFunction, …given)` what that returns or
 * promises; `page.settle()` waits until nothing is left of what came before.
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
    await sendToPage('Page.enable'); // else the script would not run
    await sendToPage('Page.addScriptToEvaluateOnNewDocument', { source: script });
    await page.settle();
    return await work(page);
  } finally {
    await send('Target.disposeBrowserContext', { browserContextId });
  }
}

/** Gives a window the size with which the page in it has that of the viewport. */
async function resizeWindow(send, targetId, page) {
  const frame = await page.ask(() => ({ width: outerWidth - innerWidth, height: outerHeight - innerHeight }));
  const bounds = { width: viewport.width + frame.width, height: viewport.height + frame.height };
  const { windowId } = await send('Browser.getWindowForTarget', { targetId });
  await send('Browser.setWindowBounds', { windowId, bounds });
}
