import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { createNotices, NOTICES_FILE, packageFolder } from './notices.ts';

it.each([
  ['/x/node_modules/react/index.js', '/x/node_modules/react'],
  ['\0/x/node_modules/@base-ui/react/menu.js?commonjs', '/x/node_modules/@base-ui/react'],
  ['/x/node_modules/a/node_modules/b/c.js', '/x/node_modules/a/node_modules/b'],
  ['/x/src/main.tsx', undefined],
])('knows whose %j is', (id, folder) => {
  expect(packageFolder(id)).toBe(folder);
});

it('writes the licences of what is bundled, and of nothing else', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'spanwise-notices-'));
  const notices = createNotices();
  await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'silent',
    plugins: [notices.collect(), notices.write()],
    build: { outDir, lib: { entry: 'src/base/bisect.ts', formats: ['es'] } },
  });
  expect(await readFile(join(outDir, NOTICES_FILE), 'utf8')).toMatch(/^Spanwise contains these libraries/);
  await rm(outDir, { recursive: true });
});
