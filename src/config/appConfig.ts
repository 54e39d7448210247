/** What the operator decides in `config.json` next to the app. */
import type { LinkSettings } from '../links/entries/linkButtons.ts';

export interface AppConfig {
  /** Where Grafana is; absent: no "Open in Grafana", and no links through Grafana. */
  readonly grafanaUrl: string | undefined;
  /** The data source in Grafana with the same traces; absent: "Open in Grafana" leads to `grafanaUrl`. */
  readonly grafanaTraces: TraceDatasource | undefined;
  /** Where Jaeger's own pages are; absent: no "Open Jaeger". */
  readonly jaegerUrl: string | undefined;
  /**
   * The location of Jaeger's API: a path or URL that replaces the part before `/api/…`, without a trailing
   * slash; undefined: `<base>/api`.
   */
  readonly apiBase: string | undefined;
  readonly dialect: DialectChoice;
  readonly links: LinkSettings;
  readonly menu: readonly MenuEntry[];
  /** By operation; `*` holds for all that are not named. */
  readonly durations: ReadonlyMap<string, SlowBounds>;
  readonly search: SearchDefaults;
  readonly retention: Retention;
  /** An IANA name; undefined: the browser's. */
  readonly timeZone: string | undefined;
  /** Beginnings of the keys of tags that stand first, in this order. */
  readonly firstTags: readonly string[];
  /** Further keys whose values are masked. */
  readonly maskedKeys: readonly string[];
  /** Whether links open in the same page. */
  readonly forbidsNewPage: boolean;
}

/** Which of Jaeger's two HTTP APIs to use; `auto` finds out. */
export type DialectChoice = 'auto' | 'v3' | 'legacy';

export interface TraceDatasource {
  readonly type: 'jaeger' | 'tempo';
  readonly uid: string;
}

/** A link in the bar, or a group of them. An entry without an address is plain text. */
export interface MenuEntry {
  readonly label: string;
  readonly url: string | undefined;
  /** The entries of a group; they have none of their own. */
  readonly items: readonly MenuEntry[];
  readonly isNewPage: boolean;
}

/** Durations (µs) from which a bar is marked as slow, and as too slow; undefined: never. */
export interface SlowBounds {
  readonly slow: number | undefined;
  readonly tooSlow: number | undefined;
}

export interface SearchDefaults {
  /** The search that a page without parameters shows, as a query string; '': the usual one. */
  readonly query: string;
  /** The longest lookback that is offered, as `7d`; undefined: the usual ones. */
  readonly maxLookback: string | undefined;
  readonly maxLimit: number | undefined;
}

/** How long things are kept, microseconds; undefined: not known. */
export interface Retention {
  readonly logs: number | undefined;
  readonly profile: number | undefined;
  readonly metrics: number | undefined;
}

export const defaultConfig: AppConfig = {
  grafanaUrl: undefined,
  grafanaTraces: undefined,
  jaegerUrl: undefined,
  apiBase: undefined,
  dialect: 'auto',
  links: { entries: [], grafana: undefined, services: new Map() },
  menu: [],
  durations: new Map(),
  search: { query: '', maxLookback: undefined, maxLimit: undefined },
  retention: { logs: undefined, profile: undefined, metrics: undefined },
  timeZone: undefined,
  firstTags: [],
  maskedKeys: [],
  forbidsNewPage: false,
};

/** The effective configuration, and what was wrong with the file (its valid values are used). */
export interface LoadedConfig {
  readonly config: AppConfig;
  /** Whether the file could not be fetched or read at all. */
  readonly hasFailed: boolean;
  /** Sentences that say what is wrong and where; empty if the file is valid or absent. */
  readonly problems: readonly string[];
  /** Sentences about what was read differently or left out on purpose. */
  readonly notes: readonly string[];
}

/** Where Grafana is expected if the file that would say it cannot be read. */
const FALLBACK_GRAFANA = '/grafana';

/** Returns the defaults, with a sentence that says why they are used. */
export function failedConfig(problem: string): LoadedConfig {
  return {
    config: { ...defaultConfig, grafanaUrl: FALLBACK_GRAFANA },
    hasFailed: true,
    problems: [problem],
    notes: [],
  };
}
