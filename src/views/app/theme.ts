/**
 * Which theme applies, and the cycle of the button. `data-theme` is set on <html>, where inheritance starts.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { ThemeChoice } from '../../store/preferencesStore.ts';

export type Theme = 'dark' | 'light';

const darkQuery = '(prefers-color-scheme: dark)';

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(darkQuery);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

/**
 * The theme that applies: the address's, else the user's choice, else the system's. Sets it on the document.
 */
export function useTheme(choice: ThemeChoice, fromAddress: Theme | undefined): Theme {
  const isSystemDark = useSyncExternalStore(subscribe, () => window.matchMedia(darkQuery).matches);
  const system = isSystemDark ? 'dark' : 'light';
  const theme = fromAddress ?? (choice === 'system' ? system : choice);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return theme;
}

/** The choice after this one when the button is pressed. */
export function nextThemeChoice(choice: ThemeChoice): ThemeChoice {
  return ({ system: 'dark', dark: 'light', light: 'system' } as const)[choice];
}
