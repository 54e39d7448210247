/** What tests need on every page of Spanwise: readiness, addresses, numbers of hooks. */
import { expect, type Page } from 'playwright/test';
import { patient } from '../support/machine.ts';

/** Waits, for `most` ms on an idle machine, until no request, decoding or deferred work is pending. */
export async function waitUntilReady(page: Page, most = 20_000): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-ready', 'true', { timeout: patient(most) });
}

/** Waits for two frames: the first renders what input has changed, the second follows its paint. */
export async function waitUntilPainted(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** A number in an attribute of a hook. */
export async function readNumber(page: Page, testId: string, attribute: string): Promise<number> {
  const text = await page.getByTestId(testId).first().getAttribute(attribute);
  return Number(text);
}

/** An address below the app with a query string. */
export function address(path: string, parameters: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(parameters)}`;
}
