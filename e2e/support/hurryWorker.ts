/** A second thread for whose clock a minute is over soon. */
import type { Page } from 'playwright/test';

/** Has the timers of the page's worker run so many times as fast. To be called before the page is opened. */
export async function hurryWorker(page: Page, times: number): Promise<void> {
  await page.route(/\/static\/traceWorker-[\w-]+\.js$/, async (route) => {
    const answer = await route.fetch();
    const hurry = `const set = self.setTimeout; self.setTimeout = (action, ms) => set(action, ms / ${times});`;
    await route.fulfill({ response: answer, body: `{ ${hurry} }\n${await answer.text()}` });
  });
}
