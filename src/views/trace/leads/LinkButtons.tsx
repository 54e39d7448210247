/** Buttons to the logs, profiles, metrics and events of a span or a trace; several ways in a menu. */
import ChartLine from 'lucide-react/icons/chart-line';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ExternalLink from 'lucide-react/icons/external-link';
import Flame from 'lucide-react/icons/flame';
import ScrollText from 'lucide-react/icons/scroll-text';
import Siren from 'lucide-react/icons/siren';
import type { ReactNode } from 'react';
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../../base/text/cutText.ts';
import type { LinkButton } from '../../../links/entries/linkButtons.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { PopoverButton } from '../../../ui/PopoverButton.tsx';
import { useClock } from '../../shared/clock.ts';
import { linkTarget, useConfig } from '../../shared/config.ts';
import { usePreferences } from '../../shared/preferences.ts';
import styles from './LinkButtons.module.css';

export interface LinkButtonsProps {
  readonly buttons: readonly LinkButton[];
  /** When the span or trace ended, µs since 1970. */
  readonly endUnixMicros: number;
}

const icons: Readonly<Record<LinkButton['kind'], ReactNode>> = {
  logs: <ScrollText size={13} aria-hidden />,
  profile: <Flame size={13} aria-hidden />,
  metrics: <ChartLine size={13} aria-hidden />,
  events: <Siren size={13} aria-hidden />,
  more: <ExternalLink size={13} aria-hidden />,
};

export function LinkButtons({ buttons, endUnixMicros }: LinkButtonsProps) {
  const config = useConfig();
  const clock = useClock();
  const lastLinks = usePreferences((preferences) => preferences.lastLinks);
  const setPreferences = usePreferences((preferences) => preferences.set);
  const how = linkTarget(config);
  return (
    <ul className={styles.buttons} aria-label="Leads to">
      {buttons.map(({ kind, label, choices }) => {
        const [first] = choices;
        const usual = choices.find(({ name }) => name === lastLinks[kind]) ?? first;
        const kept = kind === 'more' || kind === 'events' ? undefined : config.retention[kind];
        const isOld = kept !== undefined && clock.now() * 1000 - endUnixMicros > kept;
        const note = isOld
          ? `${label} are kept for ${formatDuration(kept)}: those of this trace may be gone`
          : usual.name;
        return (
          <li key={kind} className={styles.button} data-testid={testHooks.linkButton} data-kind={kind}>
            <ButtonLink
              look="outline"
              className={styles.main}
              href={usual.address}
              {...how}
              title={cutText(note, TOOLTIP_CHARACTERS)}
              data-old={isOld}
            >
              {icons[kind]} {kind === 'more' && choices.length === 1 ? cutText(usual.name) : label}
              {isOld && <span className={styles.old}>may be gone</span>}
            </ButtonLink>
            {choices.length > 1 && (
              <PopoverButton
                label={`Other ways to ${label.toLowerCase()}`}
                className={styles.more}
                face={<ChevronDown size={13} aria-hidden />}
                width={260}
              >
                {() => (
                  <ul className={styles.choices}>
                    {choices.map(({ name, address }) => (
                      <li key={name}>
                        <a
                          className={styles.choice}
                          href={address}
                          {...how}
                          aria-current={name === usual.name ? 'true' : undefined}
                          data-testid={testHooks.linkChoice}
                          onClick={() => setPreferences({ lastLinks: { ...lastLinks, [kind]: name } })}
                        >
                          {cutText(name)}
                        </a>
                      </li>
                    ))}
                  </ul>
                )}
              </PopoverButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
