/** What every page of Spanwise has for tests: readiness, links that keep the fixture. */
import { expect, type Page } from 'playwright/test';

/** Waits until no request, decoding or deferred work is pending: for so many ms at most. */
export async function waitUntilReady(page: Page, timeout = 20_000): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-ready', 'true', { timeout });
}

/** A number that a hook gives as an attribute. */
export async function readNumber(page: Page, testId: string, attribute: string): Promise<number> {
  const text = await page.getByTestId(testId).first().getAttribute(attribute);
  return Number(text);
}

/** An address below the app with a query string. */
export function address(path: string, parameters: Readonly<Record<string, string>>): string {
  return `${path}?${new URLSearchParams(parameters)}`;
}
