/**
 * When a server that was started by hand or by npm exits.
 * Plain JavaScript, because Node 20 cannot run TypeScript.
 */

/** How long answers may take to finish when the server exits, ms. */
const PATIENCE_MS = 1000;
const LOOK_MS = 500;

/**
 * Calls `stop` once: on SIGINT or SIGTERM, or when the npm that started this program has exited. (npm passes
 * SIGTERM to the shell that it runs scripts in, and some shells exit without passing it on.) `parent` is the
 * id of the process that started this one. The process exits a moment after `stop`, whatever is still
 * running.
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
