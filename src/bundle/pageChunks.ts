/**
 * Which script a module goes into. Few files load faster than many, since browsers make six requests at a
 * time, and each file costs the server, the network process and the page some work. One file has what the app
 * starts with and what both pages need; another one has what else a page needs. Lazy-loaded code is left to
 * the bundler.
 */

/** The part of the bundler's module graph that is used. */
interface ModuleGraph {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
}

export interface PageModules {
  readonly start: string;
  /** The path of the entry module of each page, by the page's name. */
  readonly pages: Readonly<Record<string, string>>;
}

/** The chunk `app` and one for each page, as groups for the bundler's `codeSplitting`. */
export function pageChunks({ start, pages }: PageModules) {
  const reached = new Map<string, ReadonlySet<string>>();
  /** The modules that a module needs to run, including itself. */
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
    // A group also takes what its modules import, so shared modules must be assigned first.
    priority: index === 0 ? 2 : 1,
    // Called on the graph, since the method does not work detached from it.
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
