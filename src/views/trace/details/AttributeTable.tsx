/** Keys and values, a row each; very many come in steps, and what says how the span was recorded waits behind one click. */
import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { memo, useState } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import type { AttributeDetails } from '../../../model/spanDetails.ts';
import type { AttributeMenuHandle } from './AttributeMenu.tsx';
import styles from './AttributeTable.module.css';
import { AttributeValue } from './AttributeValue.tsx';

interface AttributeTableProps {
  readonly rows: readonly AttributeDetails[];
  readonly minorRows?: readonly AttributeDetails[];
  /** A filter shows the minor rows that it finds. */
  readonly isFiltered?: boolean;
  readonly menu: AttributeMenuHandle;
}

const FIRST_ROWS = 200;
const MORE_ROWS = 1000;

export function AttributeTable({ rows, minorRows = [], isFiltered = false, menu }: AttributeTableProps) {
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [areMinorShown, setAreMinorShown] = useState(false);
  const hasMinor = minorRows.length > 0;
  const isMinorOpen = areMinorShown || isFiltered;
  const hidden = rows.length - limit;
  return (
    <>
      <dl className={styles.table}>
        {rows.slice(0, limit).map((row, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: keys may repeat, rows keep their places
          <AttributeRow key={position} attribute={row} menu={menu} />
        ))}
        {isMinorOpen &&
          hidden <= 0 &&
          minorRows.map((row, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: keys may repeat, rows keep their places
            <AttributeRow key={-1 - position} attribute={row} menu={menu} />
          ))}
      </dl>
      {hidden > 0 && (
        <button type="button" className={styles.more} onClick={() => setLimit(limit + MORE_ROWS)}>
          {hidden > MORE_ROWS
            ? `Show ${MORE_ROWS.toLocaleString('en')} more of ${hidden.toLocaleString('en')}`
            : `Show ${hidden.toLocaleString('en')} more`}
        </button>
      )}
      {hasMinor && !isFiltered && hidden <= 0 && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isMinorOpen}
          onClick={() => setAreMinorShown(!areMinorShown)}
        >
          {isMinorOpen ? 'Fewer' : `${minorRows.length} more`}
        </button>
      )}
    </>
  );
}

interface AttributeRowProps {
  readonly attribute: AttributeDetails;
  readonly menu: AttributeMenuHandle;
}

const AttributeRow = memo(function AttributeRow({ attribute, menu }: AttributeRowProps) {
  const { key, type } = attribute;
  return (
    <div className={styles.row} data-testid={testHooks.attributeRow} data-key={key}>
      <dt className={styles.key} title={`${key} (${type})`} dir="auto">
        {key === '' ? '(empty key)' : key}
      </dt>
      <dd className={styles.value}>
        <AttributeValue attribute={attribute} />
        <Menu.Trigger
          handle={menu}
          payload={attribute}
          className={styles.menuButton}
          aria-label={`Copy ${key}`}
          title="Copy…"
        >
          <Ellipsis size={14} aria-hidden />
        </Menu.Trigger>
      </dd>
    </div>
  );
});
