/** `npm start`: installs what is missing, builds what is old, serves. Plain JavaScript, because Node 20 runs no TypeScript. */

import { pathToFileURL } from 'node:url';
import { installPackages } from './install.mjs';

installPackages();
const { appDirectory, buildWhenNeeded, serverBundle } = await import('./build.mjs');
await buildWhenNeeded();
const { serve } = await import(pathToFileURL(serverBundle).href);
await serve(appDirectory, process.env);
