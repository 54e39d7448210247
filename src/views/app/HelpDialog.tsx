/** The help: all commands with their keys, from the one table. */
import X from 'lucide-react/icons/x';
import { useEffect, useRef } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import { type BoundCommand, commands } from '../../store/commands/commands.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { parsePagePath } from '../../url/pagePath.ts';
import { useAddress } from '../shared/address.ts';
import { useConfig } from '../shared/config.ts';
import { keyParts } from '../shared/keyParts.ts';
import styles from './HelpDialog.module.css';

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const focusedBefore = document.activeElement;
    dialog.current?.showModal();
    // A dialog that is removed without being closed does not return the focus by itself.
    return () => {
      if (focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
    };
  }, []);
  const { path } = useAddress();
  const { links } = useConfig();
  const page = parsePagePath(path).kind === 'trace' ? 'trace' : 'search';
  // The keys of the page that one sees come first.
  const ordered = commands.toSorted(
    (one, other) => Number(other.context === page) - Number(one.context === page),
  );
  const groups = [...new Set(ordered.map((command) => command.group))];
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby="help-title"
      onClose={onClose}
      data-testid={testHooks.helpDialog}
    >
      <div className={styles.head}>
        <h2 id="help-title" className={styles.title}>
          Keyboard shortcuts
        </h2>
        <IconButton label="Close" shortcut="Esc" onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.groups} tabIndex={0} aria-labelledby="help-title">
        {groups.map((group) => (
          <div key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group && command.keys.length > 0)
                .map((command) => (
                  <CommandRow key={`${command.context} ${command.id}`} command={command} />
                ))}
            </dl>
          </div>
        ))}
      </section>
      {links.entries.length === 0 && (
        <p className={styles.notices}>
          Spans and traces can have buttons to their logs, profile, metrics and events: whoever runs Spanwise
          names the targets as “links” in config.json.
        </p>
      )}
      <p className={styles.notices}>
        <a href="static/notices.txt" target="_blank" rel="noopener">
          Licences of the libraries in Spanwise
        </a>
      </p>
    </dialog>
  );
}

function CommandRow({ command }: { readonly command: BoundCommand }) {
  return (
    <div className={styles.row}>
      <dt>{command.title}</dt>
      <dd>
        {command.keys.map((key) => (
          <span key={key}>
            {keyParts(key).map((part) => (
              <Kbd key={part}>{part}</Kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
