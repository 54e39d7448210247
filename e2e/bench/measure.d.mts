import type { Page } from 'playwright/test';

export function installProbes(selector: string): void;
export function openWithProbes(
  page: Page,
  address: string,
): Promise<{ firstPaintedMs: number; longestTaskMs: number; blockingMs: number }>;
export function measureBaseline(
  page: Page,
  origin: string,
  path: string,
): Promise<{ downloadMs: number; parseMs: number; totalMs: number; bytes: number }>;
export function measureScroll(
  page: Page,
  selector: string,
  frames: number,
  stepPx: number,
): Promise<{ p95Ms: number; longestMs: number; frames: number }>;
