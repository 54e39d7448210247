/**
 * The name of a fixture whose newest trace ends at a time, ms since 1970: a page whose clock stands still
 * (`now=`) finds the same traces in every run. The server reads it (`fixtures/api/fixtureName.ts`).
 */
export function fixtureAt(fixture: string, nowMs: number | undefined): string {
  const isTime = nowMs !== undefined && Number.isSafeInteger(nowMs) && nowMs >= 0;
  return isTime ? `${fixture}~at${nowMs}` : fixture;
}
