/** The search page, as a user operates it. */
import { expect, type Locator, type Page } from 'playwright/test';
import { address, waitUntilReady } from './frame.ts';
import { TracePage } from './tracePage.ts';

export class SearchPage {
  readonly page: Page;
  readonly form: Locator;
  readonly results: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByTestId('search-form');
    this.results = page.getByTestId('results');
    this.rows = page.getByTestId('trace-row');
  }

  /** Opens the page with parameters in the address. */
  async open(parameters: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.goto(address('search', parameters));
    await waitUntilReady(this.page);
  }

  /** Types into the service field and chooses the service. */
  async chooseService(name: string): Promise<void> {
    const field = this.page.getByTestId('search-service');
    await field.fill(name);
    await this.page.getByRole('option', { name, exact: true }).first().click();
  }

  async submit(): Promise<void> {
    await this.page.getByTestId('search-submit').click();
    await waitUntilReady(this.page);
  }

  /** Sorts by a column; `descending` presses until the header says so. */
  async sortBy(
    column: 'duration' | 'start' | 'spans' | 'errors' | 'name',
    direction: 'ascending' | 'descending',
  ) {
    const header = this.page.getByTestId(`sort-${column}`);
    for (let press = 0; press < 2; press++) {
      if ((await header.getAttribute('aria-sort')) === direction) break;
      await header.getByRole('button').click();
    }
    await expect(header).toHaveAttribute('aria-sort', direction);
  }

  /** The durations of the rows in view, µs, from top to bottom. */
  async durations(): Promise<number[]> {
    const texts = await this.rows.evaluateAll((rows) =>
      rows.map((row) => row.getAttribute('data-duration-us')),
    );
    return texts.map(Number);
  }

  async total(): Promise<number> {
    return Number(await this.results.getAttribute('data-total'));
  }

  /** Opens the n-th row in view (0 is the first) and waits for its trace. */
  async openRow(position: number): Promise<TracePage> {
    await this.rows.nth(position).getByRole('link').first().click();
    const trace = new TracePage(this.page);
    await trace.rows.first().waitFor();
    await waitUntilReady(this.page);
    return trace;
  }
}
