/**
 * Which script a module goes into: few files come sooner than many, since browsers ask for six at a time, and each costs a
 * server, a network process and a page some work of its own. What the app starts with and what both pages need is one
 * file, what a page needs besides another; what is loaded later is left to the bundler.
 */

/** What the bundler tells a group of chunks. */
interface ModuleGraph {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

export interface PageModules {
  readonly start: string;
  /** Path of its module by the name of a page. */
  readonly pages: Readonly<Record<string, string>>;
}

/** The chunk `app` and one for each page, as groups of the bundler's `codeSplitting`. */
export function pageChunks({ start, pages }: PageModules) {
  const reached = new Map<string, ReadonlySet<string>>();
  /** The modules that a module needs to run, itself included. */
  const neededBy = (id: string, graph: ModuleGraph): ReadonlySet<string> => {
    const known = reached.get(id) ?? findNeeded(id, graph);
    reached.set(id, known);
    return known;
  };
  const chunkOf = (id: string, graph: ModuleGraph): string | undefined => {
    if (neededBy(start, graph).has(id)) return 'app';
    const users = Object.keys(pages).filter((page) => neededBy(pages[page], graph).has(id));
    return users.length > 1 ? 'app' : users[0];
  };
  return ['app', ...Object.keys(pages)].map((chunk, index) => ({
    debugName: chunk,
    // A group takes along what its modules import: what is shared is given out before.
    priority: index === 0 ? 2 : 1,
    // By the graph's own method: it does not work apart from it.
    name: (id: string, graph: ModuleGraph) => (chunkOf(id, graph) === chunk ? chunk : null),
  }));
}

function findNeeded(id: string, graph: ModuleGraph): ReadonlySet<string> {
  const needed = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (needed.has(next)) continue;
    needed.add(next);
    open.push(...(graph.getModuleInfo(next)?.importedIds ?? []));
  }
  return needed;
}
