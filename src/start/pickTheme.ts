/** The theme before anything is painted. */

/** Returns the address's theme, else the stored one, else the system's. Other values are skipped. */
export function pickTheme(search: string, stored: unknown, isSystemLight: () => boolean): 'dark' | 'light' {
  for (const theme of [new URLSearchParams(search).get('theme'), stored]) {
    if (theme === 'dark' || theme === 'light') return theme;
  }
  return isSystemLight() ? 'light' : 'dark';
}
