/** What is wrong with the operator's configuration. The app works without it. */
import { testHooks } from '../../base/testHooks.ts';
import type { LoadedConfig } from '../../config/appConfig.ts';
import { Banner } from '../../ui/Banner.tsx';
import styles from './App.module.css';

export function ConfigBanner({ loaded }: { readonly loaded: LoadedConfig }) {
  const { problems, hasFailed } = loaded;
  if (problems.length === 0) return null;
  const [only] = problems;
  return (
    <Banner kind="configuration" testId={testHooks.banner}>
      {hasFailed
        ? `Failed to load configuration (config.json): ${only} Grafana is expected at /grafana.`
        : problems.length === 1
          ? `The configuration (config.json) has a problem; what is wrong in it is ignored: ${only}`
          : `The configuration (config.json) has ${problems.length} problems; what is wrong in it is ignored:`}
      {problems.length > 1 && (
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </Banner>
  );
}
