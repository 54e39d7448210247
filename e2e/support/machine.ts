/** How long to wait for things: on a machine that is slow, or busy with something else, longer than on one at rest. */

import { availableParallelism, loadavg } from 'node:os';

/** What the reference work takes in Node on two cores at rest, ms. */
const USUAL_WORK_MS = 40;
const TIMES = 5;

/** Beyond this, waiting longer would only hide that nothing comes. */
const MOST_SLOWNESS = 8;

/**
 * How many times as long as usual work takes here, 1 to 8: as it is now, or as the queue of the last minute for each core
 * says, whichever is more. Each process of the tests measures it once, when it starts; after a test that failed, that is a
 * new one.
 */
export const slowness = Math.min(MOST_SLOWNESS, Math.max(1, workSlowness(), queueLength()));

/** So many milliseconds on a machine at rest, and more on one that is slower. For waits, not for what is measured. */
export function patient(milliseconds: number): number {
  return Math.round(milliseconds * slowness);
}

function workSlowness(): number {
  const start = performance.now();
  for (let time = 0; time < TIMES; time++) {
    const numbers = Array.from({ length: 100_000 }, (_, index) => `number ${(index * 7_919) % 100_000}`);
    JSON.parse(JSON.stringify(numbers));
  }
  return (performance.now() - start) / TIMES / USUAL_WORK_MS;
}

/** Programs that want to run, for each core. Windows does not know, and says 0. */
function queueLength(): number {
  return (loadavg()[0] ?? 0) / availableParallelism();
}
