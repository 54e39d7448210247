/** How many steps one after another may need a turn of their own: far more than any test has. */
const TURNS = 200;

/**
 * Resolves when everything has happened that needs neither a timer nor the world outside: promises, streams
 * in memory and messages. It counts turns of the event loop and no time, so that it does not matter how busy
 * the machine is.
 */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
}
