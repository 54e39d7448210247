/** How journeys begin: a page is opened at an address, and has come to rest. */

import type { Page } from 'playwright/test';
import { traceIdOf, type WhichTrace } from './fixtureTraces.ts';
import { SearchPage } from './searchPage.ts';
import { TracePage } from './tracePage.ts';

/** Opens the search with parameters of the address. */
export async function openSearch(
  page: Page,
  parameters: Readonly<Record<string, string>> = {},
): Promise<SearchPage> {
  const search = new SearchPage(page);
  await search.open(parameters);
  return search;
}

/** Opens a trace of a fixture; `parameters` are those of the address besides the fixture. */
export async function openTrace(
  page: Page,
  which: WhichTrace,
  parameters: Readonly<Record<string, string>> = {},
): Promise<TracePage> {
  const trace = new TracePage(page);
  await trace.open(await traceIdOf(page.request, which), { fixture: which.fixture, ...parameters });
  return trace;
}
