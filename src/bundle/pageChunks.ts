/**
 * Which script a module goes into. Few files load faster than many, since browsers make six requests at a
 * time, and each file costs the server, the network process and the page some work. One file has what the app
 * starts with and what both pages need; another one has what else a page needs; a third what one page needs
 * at once and a lazy-loaded part of another page later. Other lazy-loaded code is left to the bundler.
 */

/** The part of the bundler's module graph that is used. */
interface ModuleGraph {
  readonly getModuleInfo: (id: string) => {
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

export interface PageModules {
  readonly start: string;
  /** The path of the entry module of each page, by the page's name. */
  readonly pages: Readonly<Record<string, string>>;
}

/** The chunks `app`, `shared`, and one for each page, as groups for the bundler's `codeSplitting`. */
export function pageChunks({ start, pages }: PageModules) {
  const atOnce = new Map<string, ReadonlySet<string>>();
  const inAll = new Map<string, ReadonlySet<string>>();
  /** The modules that a module needs to run, including itself. */
  const neededBy = (id: string, graph: ModuleGraph) =>
    remember(atOnce, id, () => findNeeded(id, ({ importedIds }) => importedIds, graph));
  const isPage = new Set(Object.values(pages));
  /** Those, and what they load later, except other pages. */
  const everNeededBy = (id: string, graph: ModuleGraph) =>
    remember(inAll, id, () => {
      const late: ImportsOf = (info) => info.dynamicallyImportedIds.filter((later) => !isPage.has(later));
      return findNeeded(id, (info) => [...info.importedIds, ...late(info)], graph);
    });
  const names = Object.keys(pages);
  const chunkOf = (id: string, graph: ModuleGraph): string | undefined => {
    if (neededBy(start, graph).has(id)) return 'app';
    const users = names.filter((page) => neededBy(pages[page], graph).has(id));
    if (users.length > 1) return 'app';
    const [user] = users;
    const others = names.filter((page) => page !== user);
    const isSharedLater = others.some((page) => everNeededBy(pages[page], graph).has(id));
    return user !== undefined && isSharedLater ? 'shared' : user;
  };
  return ['app', 'shared', ...names].map((chunk, index) => ({
    debugName: chunk,
    // A group also takes what its modules import, so shared modules must be assigned first.
    priority: index < 2 ? 3 - index : 1,
    // Called on the graph, since the method does not work detached from it.
    name: (id: string, graph: ModuleGraph) => (chunkOf(id, graph) === chunk ? chunk : null),
  }));
}

type ModuleInfo = NonNullable<ReturnType<ModuleGraph['getModuleInfo']>>;
type ImportsOf = (info: ModuleInfo) => readonly string[];

function remember<T>(known: Map<string, T>, id: string, find: () => T): T {
  const value = known.get(id) ?? find();
  known.set(id, value);
  return value;
}

function findNeeded(id: string, importsOf: ImportsOf, graph: ModuleGraph): ReadonlySet<string> {
  const needed = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (needed.has(next)) continue;
    needed.add(next);
    const info = graph.getModuleInfo(next);
    if (info !== null) open.push(...importsOf(info));
  }
  return needed;
}
