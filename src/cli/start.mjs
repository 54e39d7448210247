/** `npm start`: installs, builds, serves. Plain JavaScript, because Node 20 cannot run TypeScript. */

import { pathToFileURL } from 'node:url';
import { endWithStarter } from '../server/endings.mjs';
import { installPackages } from './install.mjs';

const starter = process.ppid; // read first: it changes when the parent ends
installPackages();
const { appDirectory, buildWhenNeeded, serverBundle } = await import('./build.mjs');
await buildWhenNeeded().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const { serve } = await import(pathToFileURL(serverBundle).href);

const served = await serve(appDirectory, process.env);
if (!served.ok) {
  for (const problem of served.error) console.error(problem);
  process.exit(1);
}
const { greeting, concerns, stop } = served.value;
endWithStarter(starter, stop);
console.log(greeting);
for (const concern of await concerns) console.warn(concern);
