/** The references of a span: to another trace, or to a span of this one. */
import ArrowUpRight from 'lucide-react/icons/arrow-up-right';
import CornerDownRight from 'lucide-react/icons/corner-down-right';
import { useState } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText } from '../../../base/text/cutText.ts';
import { type LinkDetails, linkDetails } from '../../../model/details/events.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import type { OpenCopyMenu } from '../../../ui/CopyMenu.tsx';
import { TextButton } from '../../../ui/TextButton.tsx';
import { formatTracePath } from '../../../url/pagePath.ts';
import { formatSpanParameter } from '../../../url/spanParameter.ts';
import { useAddress } from '../../shared/address.ts';
import { AttributeTable } from './AttributeTable.tsx';
import styles from './LinkList.module.css';
import { MoreRows } from './MoreRows.tsx';

interface LinkListProps {
  readonly trace: Trace;
  readonly span: SpanIndex;
  /** The number of links if all are shown, else the positions of those to show. */
  readonly links: number | readonly number[];
  readonly openMenu: OpenCopyMenu;
  readonly onOpenLink: (traceId: string, spanId: string) => void;
}

const FIRST_ROWS = 50;

export function LinkList({ trace, span, links, openMenu, onOpenLink }: LinkListProps) {
  const [limit, setLimit] = useState(FIRST_ROWS);
  const count = typeof links === 'number' ? links : links.length;
  const shown = Math.min(count, limit);
  const positions = Array.from({ length: shown }, (_, row) =>
    typeof links === 'number' ? row : (links.at(row) ?? 0),
  );
  return (
    <>
      <ul className={styles.list}>
        {positions.map((position) => (
          <LinkRow
            key={position}
            link={linkDetails(trace, span, position)}
            openMenu={openMenu}
            onOpenLink={onOpenLink}
          />
        ))}
      </ul>
      <MoreRows shown={shown} total={count} onMore={setLimit} />
    </>
  );
}

interface LinkRowProps {
  readonly link: LinkDetails;
  readonly openMenu: OpenCopyMenu;
  readonly onOpenLink: (traceId: string, spanId: string) => void;
}

const KIND_NAMES = { link: 'Link', childOf: 'Child of', cutParent: 'Parent, ignored' } as const;

function LinkRow({ link, openMenu, onOpenLink }: LinkRowProps) {
  const { traceId, spanId, isSameTrace, attributes, traceState } = link;
  const { href } = useAddress();
  const Icon = isSameTrace ? CornerDownRight : ArrowUpRight;
  return (
    <li
      className={styles.row}
      data-testid={testHooks.referenceRow}
      data-kind={isSameTrace ? 'span' : 'trace'}
    >
      <div className={styles.line}>
        <span className={styles.kind}>
          {KIND_NAMES[link.kind]}
          {isSameTrace ? ' in this trace' : ' to another trace'}
        </span>
        {isSameTrace ? (
          <TextButton onClick={() => onOpenLink(traceId, spanId)}>
            <Icon size={13} aria-hidden /> Select the span
          </TextButton>
        ) : (
          <a
            className={styles.open}
            href={href(formatTracePath(traceId), formatSpanParameter(spanId))}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onOpenLink(traceId, spanId);
            }}
          >
            <Icon size={13} aria-hidden /> Open the trace
          </a>
        )}
      </div>
      <dl className={styles.ids}>
        {!isSameTrace && <Id name="trace" id={traceId} />}
        <Id name="span" id={spanId} />
        {traceState !== undefined && traceState !== '' && <Id name="state" id={traceState} />}
      </dl>
      {attributes.length > 0 && <AttributeTable rows={attributes} scope="log" openMenu={openMenu} />}
      {link.droppedAttributes > 0 && (
        <p className={styles.dropped}>{link.droppedAttributes} of its tags were dropped.</p>
      )}
    </li>
  );
}

function Id({ name, id }: { readonly name: string; readonly id: string }) {
  return (
    <div className={styles.idLine}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.id}>{id === '' ? '–' : cutText(id)}</span>
        {id !== '' && <CopyButton text={id} label={`Copy ${name} id`} className={styles.copy} />}
      </dd>
    </div>
  );
}
