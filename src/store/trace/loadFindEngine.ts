/** Where the code of find comes from: it comes when it is first needed, since the first rows do not wait for it. */
import type { FindEngine } from '../../model/find/engine.ts';

/** At once where it is here already; undefined comes where it cannot be had. */
export type LoadFindEngine = () => FindEngine | Promise<FindEngine | undefined>;
