/** The bar at the top of every page. */
import Keyboard from 'lucide-react/icons/keyboard';
import Monitor from 'lucide-react/icons/monitor';
import Moon from 'lucide-react/icons/moon';
import Sun from 'lucide-react/icons/sun';
import type { Ref } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import type { ThemeChoice } from '../../store/preferencesStore.ts';
import { ButtonLink, IconButton } from '../../ui/Button.tsx';
import { useAddress } from '../shared/address.ts';
import { commandLabel } from '../shared/commandTooltip.ts';
import { useSearchPlace } from '../shared/searchPlace.tsx';
import styles from './AppBar.module.css';
import { ExternalLinksLater } from './ExternalLinksLater.tsx';
import { Omnibox } from './Omnibox.tsx';
import { nextThemeChoice } from './theme.ts';

export interface AppBarProps {
  readonly theme: ThemeChoice;
  readonly omniboxRef: Ref<HTMLInputElement>;
  readonly onThemeChange: () => void;
  readonly onHelp: () => void;
}

const themeIcons = { system: Monitor, dark: Moon, light: Sun } as const;
const themeNames = { system: 'system', dark: 'dark', light: 'light' } as const;

export function AppBar({ theme, omniboxRef, onThemeChange, onHelp }: AppBarProps) {
  const { path, go, href } = useAddress();
  const searchPlace = useSearchPlace();
  // On the search page itself it leads to an empty form.
  const target = path === '/search' ? '' : searchPlace;
  const ThemeIcon = themeIcons[theme];
  const openSearch = (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go('/search', target);
  };
  return (
    <header className={styles.bar} data-behind-sheet>
      <a
        className={styles.brand}
        href={href('/search', target)}
        onClick={openSearch}
        aria-label="Spanwise, start page"
      >
        <Mark />
        <span className={styles.brandText} aria-hidden="true">
          Spanwise
        </span>
      </a>
      <nav aria-label="Pages">
        <ButtonLink
          className={styles.page}
          href={href('/search', target)}
          onClick={openSearch}
          aria-current={path === '/search' ? 'page' : undefined}
        >
          Search
        </ButtonLink>
      </nav>
      <span className={styles.free} />
      <Omnibox inputRef={omniboxRef} />
      <ExternalLinksLater />
      <IconButton {...commandLabel('show-help', 'Keyboard shortcuts')} onClick={onHelp}>
        <Keyboard size={16} aria-hidden />
      </IconButton>
      <IconButton
        {...commandLabel(
          'cycle-theme',
          `Theme: ${themeNames[theme]}. Change to ${themeNames[nextThemeChoice(theme)]}`,
        )}
        onClick={onThemeChange}
        data-testid={testHooks.themeToggle}
      >
        <ThemeIcon size={16} aria-hidden />
      </IconButton>
    </header>
  );
}

/** The logo: three bars, as in a waterfall. */
function Mark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" className={styles.mark}>
      <rect x="1" y="2" width="11" height="4" rx="1.5" fill="currentColor" opacity="0.65" />
      <rect x="4" y="7" width="13" height="4" rx="1.5" fill="currentColor" />
      <rect x="8" y="12" width="7" height="4" rx="1.5" fill="currentColor" opacity="0.8" />
    </svg>
  );
}
