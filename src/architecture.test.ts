/** Holds the source to its architecture: who may import whom, and a few rules that no type checker knows. */

import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testHooks } from './base/testHooks.ts';
import { folders, onlyIn, rooms } from './testing/layers.ts';
import { commentLimit, findLongComments } from './testing/longComments.ts';
import {
  findCycle,
  findImports,
  type Import,
  isTestCode,
  readFiles,
  readSource,
  type SourceFile,
} from './testing/sourceFiles.ts';

/** Components that stand for the page of their name until its code is there. */
const lazyTwins: ReadonlySet<string> = new Set(['SearchPage', 'TracePage']);
const folderLimit = 24;
const lineLimit = 400;
/** Folders whose comments are still to be wrapped. */
const withLongComments = /^(e2e|src\/(bundle|cli|server|testing|ui|views|index\.html|main\.tsx))(\/|$)/;
/** Files that may be longer, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};

const files = ['src', 'e2e', 'fixtures'].flatMap((folder) => readFiles(folder));
const code = files.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path));

describe('the architecture', () => {
  it('lets a folder import only what its secret needs', () => {
    expect(code.flatMap(findImports).flatMap(explainForbidden)).toEqual([]);
  });

  it('notices what is forbidden, types and side effects too', () => {
    const explain = (path: string, text: string) => findImports({ path, text }).flatMap(explainForbidden);
    expect(explain('src/model/x.ts', "import type { A } from '../store/y.ts';")).toEqual([
      '`model/x.ts` may not import `store`: model keeps only what a trace is',
    ]);
    expect(explain('src/layout/x.ts', "import {\n  scale,\n} from 'react';\nimport '../ui/a.css';")).toEqual([
      '`layout/x.ts` may not import `react`: layout keeps only where things go in pixels',
      '`layout/x.ts` may not import `ui`: layout keeps only where things go in pixels',
    ]);
    expect(explain('src/views/search/x.tsx', "import { Link } from 'wouter';")).toEqual([
      '`views/search/x.tsx` may not import `wouter`: only `views/app/` and `views/shared/` may',
    ]);
    expect(explain('src/views/x.tsx', "const x = await import('../../fixtures/y.ts');")).toEqual([
      '`views/x.tsx` may not import `fixtures`: fixtures and test helpers are for tests and the server',
    ]);
    expect(explain('src/views/x.tsx', "new Worker(new URL('../worker/w.ts', import.meta.url))")).toEqual([
      '`views/x.tsx` may not import `worker`: views keeps only how the pages are composed',
    ]);
    expect(explain('src/model/x.test.ts', "import { readFileSync } from 'node:fs';")).toEqual([]);
  });

  it('lets a room import only the rooms that its table names', () => {
    const explain = (path: string, text: string) => findImports({ path, text }).flatMap(explainForbidden);
    expect(explain('src/model/find/x.ts', "import { y } from '../rows/y.ts';")).toEqual([
      '`model/find/x.ts` may not import `model/rows`: the table of rooms does not name it',
    ]);
    expect(explain('src/model/x.ts', "import { y } from './rows/y.ts';")).toEqual([
      '`model/x.ts` may not import `model/rows`: the table of rooms does not name it',
    ]);
    expect(explain('src/model/find/x.ts', "import { y } from '../y.ts';")).toEqual([]);
    expect(explain('src/model/find/x.ts', "import { y } from '../details/y.ts';")).toEqual([]);
    expect(explain('src/analysis/x.ts', "import { y } from '../model/rows/y.ts';")).toEqual([]);
  });

  it('has no circle between folders', () => {
    const sources = code.filter(({ path }) => path.startsWith('src/') && !isTestCode(path));
    expect(findCycle(sources.flatMap(findImports), posix.dirname)).toEqual([]);
  });

  it('notices a circle between folders', () => {
    const a = { path: 'src/model/find/a.ts', text: "import { b } from '../rows/b.ts';" };
    const c = { path: 'src/model/rows/c.ts', text: "import { d } from '../find/d.ts';" };
    expect(findCycle([a, c].flatMap(findImports), posix.dirname)).toEqual([
      'src/model/find',
      'src/model/rows',
      'src/model/find',
    ]);
  });

  it(`has at most ${folderLimit} code files in a folder`, () => {
    const counts = new Map<string, number>();
    for (const { path } of code) {
      const folder = posix.dirname(path);
      if (path.startsWith('src/') && !isTestCode(path)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const full = [...counts].filter(([, count]) => count > folderLimit);
    expect(full).toEqual([]);
  });

  it('gives a name one meaning: no two files export the same', () => {
    const sources = code.filter(({ path }) => path.startsWith('src/') && !isTestCode(path));
    expect(findNamesThatStandTwice(sources)).toEqual([]);
  });

  it('notices a name that stands twice', () => {
    const a = { path: 'src/base/a.ts', text: 'export function same() {}\nexport type Other = 1;' };
    const b = { path: 'src/base/b.ts', text: 'export const same = 1;' };
    expect(findNamesThatStandTwice([a, b])).toEqual(['same: src/base/a.ts, src/base/b.ts']);
  });

  it('has no import cycle', () => {
    const sources = code.filter(({ path }) => path.startsWith('src/'));
    expect(findCycle(sources.flatMap(findImports))).toEqual([]);
  });

  it('notices a cycle', () => {
    const a = { path: 'src/base/a.ts', text: "import { b } from './b.ts';" };
    const b = { path: 'src/base/b.ts', text: "export { c } from './c.ts';" };
    const c = { path: 'src/base/c.ts', text: "import type { a } from './a.ts';" };
    expect(findCycle([a, b, c].flatMap(findImports))).toEqual([a.path, b.path, c.path, a.path]);
  });

  it('has no barrels', () => {
    expect(files.map(({ path }) => path).filter((path) => /\/index\.(ts|tsx|mjs)$/.test(path))).toEqual([]);
  });

  it('has no default exports but where a tool asks for one', () => {
    const isDefault = ({ text }: SourceFile) => /^export (default\b|\{[^}]*\bas default\b)/m.test(text);
    expect(code.filter(isDefault).map(({ path }) => path)).toEqual(['e2e/playwright.config.ts']);
  });

  it(`has no file of more than ${lineLimit} lines without a reason`, () => {
    const long = files.filter(({ text }) => text.split('\n').length - 1 > lineLimit).map(({ path }) => path);
    expect(long).toEqual(Object.keys(longFiles));
  });
});

describe('the source', () => {
  it(`has no comment line of more than ${commentLimit} characters, except for URLs`, () => {
    const wrapped = files.filter(({ path }) => !path.endsWith('.md') && !withLongComments.test(path));
    expect(wrapped.flatMap(findLongComments)).toEqual([]);
  });

  it('notices a long comment line of any kind', () => {
    const long = 'long '.repeat(25);
    const find = (text: string) => findLongComments({ path: 'x.tsx', text });
    expect(find(`/** ${long}*/\nconst x = 1; // ${long}\n/*\n   ${long}\n*/`)).toEqual([
      'x.tsx:1',
      'x.tsx:2',
      'x.tsx:4',
    ]);
    expect(find(`<p>\n  {/* ${long} */}\n</p>`)).toEqual(['x.tsx:2']);
    expect(find(`const text = '${long}';\n// https://example.org/${'x'.repeat(100)}`)).toEqual([]);
  });

  it('names no folder of the machine it was written on', () => {
    const others = ['README.md', 'package.json', 'vite.config.ts', 'tsconfig.json', 'jaeger-proxy.conf'];
    const home = /(?<![\w.~-])\/(home|root|work|Users)\/\w/;
    const found = [...files, ...others.map(readSource)].filter(({ text }) => home.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('has colours only in the style sheets of the controls', () => {
    const literal = /\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|(?<=["'`:\s])#[\da-f]{3,8}(?=["'`;\s])/i;
    const found = files
      .filter(({ path }) => /^src\/(?!server\/).*\.(tsx?|css)$/.test(path))
      .filter(({ path }) => !isTestCode(path) && !/^src\/ui\/[^/]+\.css$/.test(path))
      .flatMap(({ path, text }) =>
        literal.exec(text) === null ? [] : [`${path}: ${literal.exec(text)?.[0]}`],
      );
    expect(found).toEqual([]);
  });

  it('uses every test hook that it promises', () => {
    const users = code.filter(({ path }) => /^src\/(ui|views)\//.test(path) && !isTestCode(path));
    const unused = Object.keys(testHooks).filter(
      (name) => !users.some(({ text }) => new RegExp(`\\btestHooks\\.${name}\\b`).test(text)),
    );
    expect(unused).toEqual([]);
  });
});

/** A sentence when the table forbids the import. Tests and what only tests need may import anything. */
function explainForbidden({ from, target, isOurs }: Import): string[] {
  const [, folderName = ''] = /^src\/(\w+)\//.exec(from.path) ?? [];
  const folder = folders[folderName];
  if (folder === undefined || isTestCode(from.path)) return explainTestCode(from, target);
  const targetName = isOurs ? (/^(?:src\/)?(\w+)\//.exec(target)?.[1] ?? target) : target;
  const refuse = (reason: string) => [
    `\`${from.path.slice('src/'.length)}\` may not import \`${targetName}\`: ${reason}`,
  ];
  if (isOurs && (isTestCode(target) || (targetName === 'fixtures' && folderName !== 'server'))) {
    return refuse('fixtures and test helpers are for tests and the server');
  }
  const places = onlyIn[`${folderName} ${targetName}`] ?? [''];
  if (!places.some((place) => from.path.startsWith(place)))
    return refuse(`only ${places.map((place) => `\`${place.slice('src/'.length)}\``).join(' and ')} may`);
  const isAllowed = isOurs
    ? targetName === folderName || folder.ours.includes(targetName)
    : folder.packages.includes(targetName);
  if (!isAllowed) return refuse(`${folderName} keeps only ${folder.secret}`);
  if (!isOurs || targetName !== folderName || isAllowedRoom(folderName, from.path, target)) return [];
  return [
    `\`${from.path.slice('src/'.length)}\` may not import \`${folderName}/${roomOf(target)}\`: the table of rooms does not name it`,
  ];
}

/** Within a layer: a room may import itself, its layer's own files, and what the table names. */
function isAllowedRoom(folderName: string, from: string, target: string): boolean {
  const room = roomOf(from);
  const other = roomOf(target);
  return other === room || other === '' || (rooms[folderName]?.[room] ?? []).includes(other);
}

/** The folder within its layer: `find` of `src/model/find/query.ts`, empty for the layer's own files. */
function roomOf(path: string): string {
  return posix.dirname(path).split('/').slice(2).join('/');
}

/** The page's own entry may import everything of ours but what is for tests and the server. */
function explainTestCode(from: SourceFile, target: string): string[] {
  const isForbidden =
    from.path === 'src/main.tsx' && (isTestCode(target) || /^(fixtures|src\/server)\//.test(target));
  return isForbidden ? [`\`main.tsx\` may not import \`${target}\`: it is for tests and the server`] : [];
}

/**
 * Returns `name: file, file`. A type and a value of the same name in one file are one name; re-exports do not
 * count.
 */
function findNamesThatStandTwice(sources: readonly SourceFile[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { path, text } of sources) {
    const exported = text.matchAll(
      /^export (?:async )?(?:const|function\*?|class|interface|type)\s+(\w+)\b(?!\s*,)/gm,
    );
    for (const [, name] of exported) places.set(name, (places.get(name) ?? new Set()).add(path));
  }
  return [...places]
    .filter(([name, paths]) => paths.size > 1 && !lazyTwins.has(name))
    .map(([name, paths]) => `${name}: ${[...paths].join(', ')}`);
}
