/** What the operator decides in `config.json` beside the app. */

export interface AppConfig {
  /** Target of "Open in Grafana"; absent: no such link. */
  readonly grafanaUrl: string | undefined;
  /** Target of "Open Jaeger"; absent: no such link. */
  readonly jaegerUrl: string | undefined;
  /** Where Jaeger's API stands: a path or URL that `/api/…` replaces, without a slash at the end; undefined: `<base>/api`. */
  readonly apiBase: string | undefined;
  readonly dialect: DialectChoice;
}

/** Which of Jaeger's two HTTP APIs is asked: `auto` finds out. */
export type DialectChoice = 'auto' | 'v3' | 'legacy';

export const defaultConfig: AppConfig = {
  grafanaUrl: undefined,
  jaegerUrl: undefined,
  apiBase: undefined,
  dialect: 'auto',
};

/** The configuration that holds, and what was wrong with the file (the values that were good are kept). */
export interface LoadedConfig {
  readonly config: AppConfig;
  /** Sentences that say what is wrong and where; empty when the file is good or absent. */
  readonly problems: readonly string[];
}

/** The defaults, with a sentence on why they hold. */
export function configWithProblem(problem: string): LoadedConfig {
  return { config: defaultConfig, problems: [problem] };
}
