/** The operator's configuration: what the first view needs at once, all of it soon after. */
import { useEffect, useState } from 'react';
import type { LoadedConfig } from '../../config/appConfig.ts';
import type { ArrivedConfig } from '../../config/loadConfig.ts';

/** Reads the rest of the configuration after the first paint, since the first rows do not need it. */
export function useWholeConfig(arrived: ArrivedConfig): LoadedConfig {
  const [loaded, setLoaded] = useState(arrived.first);
  useEffect(() => {
    if (arrived.isWhole) return undefined;
    let isCurrent = true;
    void arrived.readWhole().then((whole) => {
      if (isCurrent) setLoaded(whole);
    });
    return () => {
      isCurrent = false;
    };
  }, [arrived]);
  return loaded;
}
