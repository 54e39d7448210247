/** The operator's configuration, for the views. */
import { createContext, useContext } from 'react';
import { type AppConfig, defaultConfig } from '../../config/appConfig.ts';

const ConfigContext = createContext<AppConfig>(defaultConfig);
export const ConfigProvider = ConfigContext.Provider;

/** Returns the configuration; the defaults until all of it has been read. */
export function useConfig(): AppConfig {
  return useContext(ConfigContext);
}

/** How links to other pages open. */
export function linkTarget(config: AppConfig): { readonly target?: string; readonly rel?: string } {
  return config.forbidsNewPage ? {} : { target: '_blank', rel: 'noopener noreferrer' };
}
