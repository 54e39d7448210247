/** What the operator decides in `config.json` next to the app. */

export interface AppConfig {
  /** Target of "Open in Grafana"; absent: no such link. */
  readonly grafanaUrl: string | undefined;
  /** Target of "Open Jaeger"; absent: no such link. */
  readonly jaegerUrl: string | undefined;
  /**
   * The location of Jaeger's API: a path or URL that replaces the part before `/api/…`, without a trailing
   * slash; undefined: `<base>/api`.
   */
  readonly apiBase: string | undefined;
  readonly dialect: DialectChoice;
}

/** Which of Jaeger's two HTTP APIs to use; `auto` finds out. */
export type DialectChoice = 'auto' | 'v3' | 'legacy';

export const defaultConfig: AppConfig = {
  grafanaUrl: undefined,
  jaegerUrl: undefined,
  apiBase: undefined,
  dialect: 'auto',
};

/** The effective configuration, and what was wrong with the file (its valid values are used). */
export interface LoadedConfig {
  readonly config: AppConfig;
  /** Sentences that say what is wrong and where; empty if the file is valid or absent. */
  readonly problems: readonly string[];
}

/** Returns the defaults, with a sentence that says why they are used. */
export function configWithProblem(problem: string): LoadedConfig {
  return { config: defaultConfig, problems: [problem] };
}
