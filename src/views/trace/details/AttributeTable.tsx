/**
 * Keys and values, one row each. Very many are shown in
 * steps; those about how the span was recorded are folded.
 */
import ExternalLink from 'lucide-react/icons/external-link';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { memo, useMemo, useState } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../../base/text/cutText.ts';
import type { ReadyLink } from '../../../links/rules/linkRules.ts';
import type { AttributeDetails, AttributeList } from '../../../model/details/attributeList.ts';
import { formatAttributeJson } from '../../../model/details/spanJson.ts';
import { formatKeyValue } from '../../../model/details/valueFormat.ts';
import { CopyMenuButton, type CopyMenuItem, type OpenCopyMenu } from '../../../ui/CopyMenu.tsx';
import { TextButton } from '../../../ui/TextButton.tsx';
import { linkTarget, useConfig } from '../../shared/config.ts';
import { type TagScope, useTagLinks } from '../leads/tagLinks.ts';
import styles from './AttributeTable.module.css';
import { AttributeValue } from './AttributeValue.tsx';
import { MoreRows } from './MoreRows.tsx';
import { useMask } from './masking.ts';
import { useTagActions } from './tagActions.ts';

interface AttributeTableProps {
  readonly rows: AttributeList;
  /** What the attributes belong to. */
  readonly scope: TagScope;
  readonly minorRows?: readonly AttributeDetails[];
  /** A filter also shows the matching rows among the folded ones. */
  readonly isFiltered?: boolean;
  readonly openMenu: OpenCopyMenu;
}

const FIRST_ROWS = 100;

/** Longer values are not repeated for tests: a document with megabytes in attributes is slow. */
const HOOK_CHARACTERS = 4000;

export function AttributeTable({
  rows,
  scope,
  minorRows = [],
  isFiltered = false,
  openMenu,
}: AttributeTableProps) {
  const linksOfTag = useTagLinks();
  const linksOf = (attribute: AttributeDetails) => linksOfTag(attribute, scope, rows);
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [areMinorShown, setAreMinorShown] = useState(false);
  const hasMinor = minorRows.length > 0;
  // Nothing but folded rows would look like nothing.
  const isMinorOpen = areMinorShown || isFiltered || rows.length === 0;
  const hidden = rows.length - limit;
  return (
    <>
      <dl className={styles.table}>
        {firstOf(rows, limit).map((row, position) => (
          <AttributeRow
            // biome-ignore lint/suspicious/noArrayIndexKey: keys may repeat, rows keep their places
            key={position}
            attribute={row}
            scope={scope}
            links={linksOf(row)}
            openMenu={openMenu}
          />
        ))}
        {isMinorOpen &&
          hidden <= 0 &&
          minorRows.map((row, position) => (
            <AttributeRow
              // biome-ignore lint/suspicious/noArrayIndexKey: keys may repeat, rows keep their places
              key={-1 - position}
              attribute={row}
              scope={scope}
              links={linksOf(row)}
              openMenu={openMenu}
            />
          ))}
      </dl>
      <MoreRows shown={Math.min(limit, rows.length)} total={rows.length} onMore={setLimit} />
      {hasMinor && !isFiltered && hidden <= 0 && rows.length > 0 && (
        <TextButton aria-expanded={isMinorOpen} onClick={() => setAreMinorShown(!areMinorShown)}>
          {isMinorOpen ? 'Fewer' : `${formatCount(minorRows.length)} more`}
        </TextButton>
      )}
    </>
  );
}

function firstOf(rows: AttributeList, limit: number): AttributeDetails[] {
  return Array.from(
    { length: Math.min(rows.length, limit) },
    (_, position) => rows.at(position) ?? [],
  ).flat();
}

interface AttributeRowProps {
  readonly attribute: AttributeDetails;
  readonly scope: TagScope;
  readonly links: readonly ReadyLink[];
  readonly openMenu: OpenCopyMenu;
}

const AttributeRow = memo(function AttributeRow({
  attribute: whole,
  scope,
  links,
  openMenu,
}: AttributeRowProps) {
  const mask = useMask();
  const actionsOf = useTagActions();
  const [isRevealed, setIsRevealed] = useState(false);
  const masked = useMemo(() => mask(whole), [mask, whole]);
  const isSecret = masked !== whole;
  const attribute = isRevealed ? whole : masked;
  const config = useConfig();
  const { key, type, text } = attribute;
  return (
    <div
      className={styles.row}
      data-testid={testHooks.attributeRow}
      data-key={key}
      data-value={text.length <= HOOK_CHARACTERS ? text : undefined}
      data-length={text.length}
      data-masked={isSecret && !isRevealed ? true : undefined}
    >
      <dt className={styles.key} title={`${cutText(key, TOOLTIP_CHARACTERS)} (${type})`} dir="auto">
        {key === '' ? '(empty key)' : cutText(key)}
      </dt>
      <dd className={styles.value}>
        <AttributeValue attribute={attribute} />
        {isSecret && (
          <button
            type="button"
            className={styles.reveal}
            aria-pressed={isRevealed}
            onClick={() => setIsRevealed(!isRevealed)}
            data-testid={testHooks.reveal}
          >
            {isRevealed ? <EyeOff size={13} aria-hidden /> : <Eye size={13} aria-hidden />}
            {isRevealed ? 'Mask' : 'Reveal'}
          </button>
        )}
        {links.map(({ text: words, address, used }) => (
          <a
            key={address}
            className={styles.link}
            href={address}
            {...linkTarget(config)}
            title={cutText(
              used.map(({ name, from }) => `${name}: from ${from}`).join(', '),
              TOOLTIP_CHARACTERS,
            )}
            data-testid={testHooks.tagLink}
          >
            <ExternalLink size={12} aria-hidden /> {cutText(words)}
          </a>
        ))}
        <CopyMenuButton
          open={openMenu}
          label={`Copy ${cutText(key)}`}
          items={() => [...copyItems(attribute), ...(isSecret ? [] : actionsOf(whole, scope))]}
          className={styles.menuButton}
        />
      </dd>
    </div>
  );
});

function copyItems(attribute: AttributeDetails): readonly CopyMenuItem[] {
  return [
    { label: 'Copy value', text: () => attribute.text },
    { label: 'Copy key=value', text: () => formatKeyValue(attribute) },
    { label: 'Copy JSON', text: () => formatAttributeJson(attribute) },
    { label: 'Copy key', text: () => attribute.key },
  ];
}
