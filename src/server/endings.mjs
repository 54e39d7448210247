/** When a server that was started by hand or by npm ends. Plain JavaScript, because Node 20 runs no TypeScript. */

/** What is still on its way when the server ends has so long. */
const PATIENCE_MS = 1000;
const LOOK_MS = 500;

/**
 * Calls `stop` once: at SIGINT or SIGTERM, or when npm has gone that started this program as `npm start`. (npm passes
 * SIGTERM to the shell that it runs scripts in, and some shells end without passing it on.) `parent` is the id of the
 * process that started this one. Whatever still runs a moment after `stop` is ended.
 */
export function endWithStarter(parent, stop) {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    stop();
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
  if (process.env.npm_lifecycle_event !== 'start') return;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, LOOK_MS).unref();
}
