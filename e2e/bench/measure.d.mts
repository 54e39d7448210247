import type { Page } from 'playwright/test';

export function openWithProbes(
  page: Page,
  address: string,
): Promise<{ firstPaintedMs: number; longestTaskMs: number }>;
export function measureBlockingAfterRows(page: Page): Promise<number>;
export function measureBaseline(page: Page, origin: string, path: string): Promise<{ totalMs: number }>;
export function measureScroll(
  page: Page,
  selector: string,
  frames: number,
  stepPx: number,
): Promise<{ p95Ms: number; longestMs: number; frames: number }>;
