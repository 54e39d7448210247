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
  conventions: { secret: 'what OpenTelemetry calls things', ours: ['base'], packages: [] },
  model: { secret: 'what a trace is', ours: ['base', 'conventions'], packages: [] },
  analysis: { secret: 'what a trace tells', ours: ['base', 'conventions', 'model'], packages: [] },
  formats: {
    secret: 'what the bytes of a trace look like',
    ours: ['base', 'conventions', 'model'],
    packages: ['zod'],
  },
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
    ours: ['base', 'conventions', 'model', 'analysis', 'layout', 'url', 'config', 'queries', 'store', 'ui'],
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
  bundle: { secret: 'how Vite packs it', ours: ['server'], packages: ['node', 'vite'] },
  cli: { secret: 'what the commands do', ours: [], packages: ['node', 'vite'] },
};

/**
 * The second level: which rooms of its own layer a room may import, besides its layer's own files and its inner rooms.
 * A room that is not named here may import none. `''` are the layer's own files, which import rooms where it says so.
 */
const rooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  model: {
    filter: ['color'],
    find: ['details'],
  },
  formats: {
    jaeger: ['json', 'spans'],
    otlp: ['json', 'spans'],
    spans: ['json'],
    document: ['json', 'spans', 'jaeger', 'otlp'],
  },
  layout: {
    waterfall: ['time'],
  },
  store: {
    commands: ['trace', 'search'],
  },
  views: {
    app: ['shared', 'search', 'trace'],
    search: ['shared', 'search/context', 'search/form', 'search/results'],
    'search/context': ['shared'],
    'search/form': ['shared', 'search/context'],
    'search/results': ['shared', 'search/context'],
    trace: [
      'shared',
      'trace/context',
      'trace/find',
      'trace/legend',
      'trace/tools',
      'trace/details',
      'trace/waterfall',
      'trace/waterfall/time',
    ],
    'trace/context': ['shared'],
    'trace/find': ['shared', 'trace/context'],
    'trace/legend': ['shared', 'trace/context'],
    'trace/tools': ['shared', 'trace/context', 'trace/find'],
    'trace/details': ['shared', 'trace/context'],
    'trace/waterfall': [
      'shared',
      'trace/context',
      'trace/waterfall/frame',
      'trace/waterfall/rows',
      'trace/waterfall/bars',
      'trace/waterfall/minimap',
      'trace/waterfall/time',
    ],
    'trace/waterfall/frame': ['shared', 'trace/context'],
    'trace/waterfall/rows': ['shared', 'trace/context', 'trace/waterfall/frame'],
    'trace/waterfall/bars': ['shared', 'trace/context', 'trace/waterfall/frame'],
    'trace/waterfall/minimap': ['shared', 'trace/context', 'trace/waterfall/frame'],
    'trace/waterfall/time': ['shared', 'trace/context', 'trace/waterfall/frame'],
  },
};

/** Packages that only some places of a folder may import. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'views wouter': ['src/views/app/', 'src/views/shared/'],
};

const folderLimit = 24;
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
      '`views/search/x.tsx` may not import `wouter`: only `views/app/` and `views/shared/` may',
    ]);
    expect(explain('src/views/x.tsx', "const x = await import('../../fixtures/y.ts');")).toEqual([
      '`views/x.tsx` may not import `fixtures`: fixtures and test helpers are for tests and the server',
    ]);
    expect(explain('src/views/x.tsx', "new Worker(new URL('../worker/w.ts', import.meta.url))")).toEqual([
      '`views/x.tsx` may not import `worker`: views keeps only how it is composed for people',
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

function isTestCode(path: string): boolean {
  return /\.(test|bench|spec)\.tsx?$|\/testing\//.test(path);
}

/**
 * The files of one cycle in order, the first once more at the end; empty when there is none. `nodeOf`: what a file
 * counts as, its folder for instance; what imports itself is no cycle then.
 */
function findCycle(imports: readonly Import[], nodeOf: (path: string) => string = (path) => path): string[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, target, isOurs } of imports) {
    const [node, other] = [nodeOf(from.path), nodeOf(target)];
    if (!isOurs || (node === other && from.path !== target)) continue;
    targets.set(node, (targets.get(node) ?? new Set()).add(other));
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
