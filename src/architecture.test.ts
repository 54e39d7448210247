/** Holds the source to its architecture: who may import whom, and a few rules that no type checker knows. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testHooks } from './base/testHooks.ts';

interface Folder {
  /** Ends the sentence "<folder> keeps only …". */
  readonly secret: string;
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}

/** The table of the architecture: what each folder keeps to itself, and what it may import. */
const folders: Readonly<Record<string, Folder>> = {
  base: { secret: 'small helpers that any project could use', ours: [], packages: [] },
  model: { secret: 'what a trace is', ours: ['base'], packages: [] },
  analysis: { secret: 'what a trace tells', ours: ['base', 'model'], packages: [] },
  formats: { secret: 'what the bytes of a trace look like', ours: ['base', 'model'], packages: ['zod'] },
  api: { secret: 'how Jaeger is asked', ours: ['base', 'model', 'formats'], packages: ['zod'] },
  layout: {
    secret: 'where things go in pixels',
    ours: ['base', 'model', 'analysis'],
    packages: ['d3-array', 'd3-scale', 'd3-time', 'd3-hierarchy'],
  },
  url: { secret: 'what the address bar says', ours: ['base', 'model'], packages: [] },
  worker: {
    secret: 'that there is a second thread',
    ours: ['base', 'model', 'formats', 'api'],
    packages: [],
  },
  config: { secret: 'what the operator decides', ours: ['base', 'model'], packages: ['zod'] },
  queries: {
    secret: 'what the server said, cached',
    ours: ['base', 'model', 'api', 'worker', 'config'],
    packages: ['@tanstack/react-query', 'react'],
  },
  store: {
    secret: 'what the person changes over time',
    ours: ['base', 'model', 'analysis', 'url'],
    packages: ['zustand'],
  },
  ui: { secret: 'how controls look', ours: ['base'], packages: ['react', '@base-ui/react', 'lucide-react'] },
  views: {
    secret: 'how it is composed for people',
    ours: ['base', 'model', 'analysis', 'layout', 'url', 'config', 'queries', 'store', 'ui'],
    packages: [
      'react',
      'react-dom',
      'react-window',
      'zustand',
      'date-fns',
      '@date-fns/tz',
      'wouter',
      'lucide-react',
    ],
  },
  server: {
    secret: 'how it is served from Node',
    ours: ['base', 'fixtures'],
    packages: ['node', 'sirv', 'compression', 'vite'],
  },
};

/** Packages that only one place of a folder may import. */
const onlyIn: Readonly<Record<string, string>> = {
  'views wouter': 'src/views/app/',
};

const lineLimit = 400;
/** Files that may be longer, each with its reason. */
const longFiles: Readonly<Record<string, string>> = {};

interface SourceFile {
  /** From the project's root: `src/model/trace.ts`. */
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: SourceFile;
  /** Path from the project's root for our own, the package's name for others (`node` for Node's own modules). */
  readonly target: string;
  readonly isOurs: boolean;
}

const root = fileURLToPath(new URL('..', import.meta.url));
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
      '`views/search/x.tsx` may not import `wouter`: only `views/app/` may',
    ]);
    expect(explain('src/views/x.tsx', "const x = await import('../../fixtures/y.ts');")).toEqual([
      '`views/x.tsx` may not import `fixtures`: fixtures and test helpers are for tests and the server',
    ]);
    expect(explain('src/views/x.tsx', "new Worker(new URL('../worker/w.ts', import.meta.url))")).toEqual([
      '`views/x.tsx` may not import `worker`: views keeps only how it is composed for people',
    ]);
    expect(explain('src/model/x.test.ts', "import { readFileSync } from 'node:fs';")).toEqual([]);
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

function readFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.(ts|tsx|mjs|css|html|md)$/.test(path) && !path.includes('/test-results/'))
    .sort()
    .map(readSource);
}

function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** Matches import lines instead of parsing TypeScript: quick, and exact for code that is formatted by a tool. */
function findImports(from: SourceFile): Import[] {
  const patterns = [
    /^(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\bnew Worker\(\s*new URL\(\s*['"]([^'"]+)['"]/g,
  ];
  const specifiers = patterns.flatMap((pattern) =>
    Array.from(from.text.matchAll(pattern), ([, name = '']) => name),
  );
  return specifiers.map((specifier) => {
    if (!specifier.startsWith('.')) return { from, target: packageName(specifier), isOurs: false };
    const [path = ''] = specifier.split('?');
    return { from, target: posix.join(posix.dirname(from.path), path), isOurs: true };
  });
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

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
  const place = onlyIn[`${folderName} ${targetName}`];
  if (place !== undefined && !from.path.startsWith(place))
    return refuse(`only \`${place.slice('src/'.length)}\` may`);
  const isAllowed = isOurs
    ? targetName === folderName || folder.ours.includes(targetName)
    : folder.packages.includes(targetName);
  return isAllowed ? [] : refuse(`${folderName} keeps only ${folder.secret}`);
}

/** The page's own entry may import everything of ours but what is for tests and the server. */
function explainTestCode(from: SourceFile, target: string): string[] {
  const isForbidden =
    from.path === 'src/main.tsx' && (isTestCode(target) || /^(fixtures|src\/server)\//.test(target));
  return isForbidden ? [`\`main.tsx\` may not import \`${target}\`: it is for tests and the server`] : [];
}

function isTestCode(path: string): boolean {
  return /\.(test|bench|spec)\.tsx?$|\/testing\//.test(path);
}

/** The files of one cycle in order, the first once more at the end; empty when there is none. */
function findCycle(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, target, isOurs } of imports) {
    if (isOurs) targets.set(from.path, [...(targets.get(from.path) ?? []), target]);
  }
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (finished.has(path)) return [];
    for (const target of targets.get(path) ?? []) {
      const cycle = visit(target, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    finished.add(path);
    return [];
  };
  for (const path of targets.keys()) {
    const cycle = visit(path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
