/** How the code of find is loaded: when it is first needed, so that the first rows do not wait for it. */
import type { FindEngine } from '../../model/find/engine.ts';

/** Returns the engine at once if it is loaded already; resolves to undefined if it cannot be loaded. */
export type LoadFindEngine = () => FindEngine | Promise<FindEngine | undefined>;
