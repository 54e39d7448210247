/** Grafana and Jaeger, with the search or the trace of this page; and the operator's menu. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import ExternalLink from 'lucide-react/icons/external-link';
import { testHooks } from '../../base/testHooks.ts';
import type { AppConfig, MenuEntry } from '../../config/appConfig.ts';
import { grafanaPageAddress, jaegerPageAddress } from '../../links/targets/tracePages.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { PopoverButton } from '../../ui/PopoverButton.tsx';
import { parsePagePath } from '../../url/pagePath.ts';
import { readTracePart } from '../../url/traceReference.ts';
import { useAddress } from '../shared/address.ts';
import { linkTarget, useConfig } from '../shared/config.ts';
import styles from './ExternalLinks.module.css';

export function ExternalLinks() {
  const config = useConfig();
  const { path, query } = useAddress();
  const page = parsePagePath(path);
  const shown = page.kind === 'trace' ? { traceId: readTracePart(page.id).traceId } : { search: query };
  const { grafanaUrl, grafanaTraces, jaegerUrl } = config;
  const how = linkTarget(config);
  return (
    <>
      {config.menu.map((entry) => (
        <MenuLink key={entry.label} entry={entry} config={config} />
      ))}
      {grafanaUrl !== undefined && (
        <ButtonLink
          href={grafanaPageAddress(grafanaUrl, grafanaTraces, shown)}
          {...how}
          aria-label="Open in Grafana"
          title="Open in Grafana"
          data-testid={testHooks.grafanaLink}
        >
          <ExternalLink size={14} aria-hidden /> <span className={styles.text}>Grafana</span>
        </ButtonLink>
      )}
      {jaegerUrl !== undefined && (
        <ButtonLink
          href={jaegerPageAddress(jaegerUrl, shown)}
          {...how}
          aria-label="Open Jaeger"
          title="Open Jaeger"
          data-testid={testHooks.jaegerLink}
        >
          <ExternalLink size={14} aria-hidden /> <span className={styles.text}>Jaeger</span>
        </ButtonLink>
      )}
    </>
  );
}

interface MenuLinkProps {
  readonly entry: MenuEntry;
  readonly config: AppConfig;
}

function MenuLink({ entry, config }: MenuLinkProps) {
  const { label, url, items } = entry;
  if (items.length > 0) {
    return (
      <PopoverButton
        label={label}
        className={styles.group}
        face={
          <>
            {label} <ChevronDown size={12} aria-hidden />
          </>
        }
        width={220}
      >
        {() => (
          <ul className={styles.items} data-testid={testHooks.menuItems}>
            {items.map((item) => (
              <li key={item.label}>
                <PlainLink entry={item} config={config} />
              </li>
            ))}
          </ul>
        )}
      </PopoverButton>
    );
  }
  if (url === undefined) return <span className={styles.words}>{label}</span>;
  return (
    <ButtonLink href={url} {...targetOf(entry, config)}>
      {label}
    </ButtonLink>
  );
}

function PlainLink({ entry, config }: MenuLinkProps) {
  if (entry.url === undefined) return <span className={styles.words}>{entry.label}</span>;
  return (
    <a className={styles.item} href={entry.url} {...targetOf(entry, config)}>
      {entry.label}
    </a>
  );
}

function targetOf({ isNewPage }: MenuEntry, config: AppConfig) {
  return isNewPage ? linkTarget({ ...config, forbidsNewPage: false }) : {};
}
