/** Reads the project's own files and the imports in them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SourceFile {
  /** From the project's root: `src/model/trace.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: SourceFile;
  /** Path from the project's root for our own, the package's name for others (`node` for Node's own modules). */
  readonly target: string;
  readonly isOurs: boolean;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export function readFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.(ts|tsx|mjs|css|html|md)$/.test(path) && !path.includes('/test-results/'))
    .sort()
    .map(readSource);
}

export function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** Matches import lines instead of parsing TypeScript: fast, and exact for code that a tool has formatted. */
export function findImports(from: SourceFile): Import[] {
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

/** Whether only tests, benchmarks and journeys need the file. */
export function isTestCode(path: string): boolean {
  return /\.(test|bench|spec)\.tsx?$|\/testing\//.test(path);
}

/**
 * The files of one cycle in order, with the first repeated at the end; empty if there is none. `nodeOf`: what a file
 * counts as, such as its folder; a node that imports itself is then not a cycle.
 */
export function findCycle(
  imports: readonly Import[],
  nodeOf: (path: string) => string = (path) => path,
): string[] {
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
