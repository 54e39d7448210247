/** The trace page, as a user operates it. */
import { expect, type Locator, type Page } from 'playwright/test';
import { address, waitUntilReady } from './frame.ts';

export class TracePage {
  readonly page: Page;
  readonly waterfall: Locator;
  readonly rows: Locator;
  readonly drawer: Locator;
  readonly findInput: Locator;
  readonly findCount: Locator;

  constructor(page: Page) {
    this.page = page;
    this.waterfall = page.getByTestId('waterfall');
    this.rows = page.getByTestId('span-row');
    this.drawer = page.getByTestId('span-drawer');
    this.findInput = page.getByTestId('find-input');
    this.findCount = page.getByTestId('find-count');
  }

  async open(id: string, parameters: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.page.goto(address(`trace/${id}`, parameters));
    await waitUntilReady(this.page);
  }

  /** The n-th row of an operation in view. */
  row(operation: string, position = 0): Locator {
    return this.page
      .locator(`[data-testid="span-row"][data-operation=${JSON.stringify(operation)}]`)
      .nth(position);
  }

  /** The number of rows, in view or not. */
  async totalRows(): Promise<number> {
    return Number(await this.page.getByTestId('waterfall-rows').getAttribute('data-total'));
  }

  /** The time range in view, µs from the trace's start. */
  async view(): Promise<{ start: number; end: number }> {
    return {
      start: Number(await this.waterfall.getAttribute('data-view-start-us')),
      end: Number(await this.waterfall.getAttribute('data-view-end-us')),
    };
  }

  async select(row: Locator): Promise<void> {
    await row.click();
    await expect(row).toHaveAttribute('data-state', 'selected');
  }

  async find(text: string): Promise<void> {
    await this.findInput.fill(text);
    await waitUntilReady(this.page);
  }
}
