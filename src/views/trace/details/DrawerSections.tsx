/** The sections of the span details, each with what passes the filter. */
import { memo, useMemo } from 'react';
import { cutText } from '../../../base/text/cutText.ts';
import type { AttributeDetails, SpanDetails } from '../../../model/details/spanDetails.ts';
import { isMinorKey } from '../../../model/details/valueFormat.ts';
import {
  attributeHolds,
  eventsThatHold,
  linksThatHold,
  notesThatHold,
} from '../../../model/find/detailsFilter.ts';
import type { Trace } from '../../../model/trace.ts';
import type { OpenCopyMenu } from '../../../ui/CopyMenu.tsx';
import { AttributeTable } from './AttributeTable.tsx';
import { DrawerSection } from './DrawerSection.tsx';
import styles from './DrawerSections.module.css';
import { LinkList } from './LinkList.tsx';
import { LogList } from './LogList.tsx';
import { WarningList } from './WarningList.tsx';

interface DrawerSectionsProps {
  readonly trace: Trace;
  readonly details: SpanDetails;
  /** Trimmed; empty shows everything. */
  readonly filter: string;
  readonly openMenu: OpenCopyMenu;
  readonly scroller: HTMLElement | null;
  readonly onOpenLink: (traceId: string, spanId: string) => void;
}

export const DrawerSections = memo(function DrawerSections({
  trace,
  details,
  filter,
  openMenu,
  scroller,
  onOpenLink,
}: DrawerSectionsProps) {
  const { span } = details;
  const tags = useMemo(() => splitRows(tagRows(details), filter), [details, filter]);
  const process = useMemo(() => splitRows(processRows(details), filter), [details, filter]);
  const events = useMemo(
    () => (filter === '' ? details.eventCount : eventsThatHold(trace, span, filter)),
    [trace, span, details, filter],
  );
  const links = useMemo(
    () => (filter === '' ? details.linkCount : linksThatHold(trace, span, filter)),
    [trace, span, details, filter],
  );
  const notes = useMemo(
    () => (filter === '' ? details.noteCount : notesThatHold(trace, span, filter)),
    [trace, span, details, filter],
  );
  const losses = useMemo(
    () => lossesOf(details).filter((text) => text.toLowerCase().includes(filter.toLowerCase())),
    [details, filter],
  );
  const warnings = countOf(notes) + losses.length;
  const counts = [tags.shown, countOf(events), process.shown, countOf(links), warnings];
  const isFiltered = filter !== '';

  return (
    <>
      {tags.shown > 0 && (
        <DrawerSection kind="tags" title="Tags" shown={tags.shown} total={tags.total}>
          <AttributeTable
            rows={tags.rows}
            minorRows={tags.minorRows}
            isFiltered={isFiltered}
            openMenu={openMenu}
          />
        </DrawerSection>
      )}
      {countOf(events) > 0 && (
        <DrawerSection kind="logs" title="Logs" shown={countOf(events)} total={details.eventCount}>
          <LogList
            trace={trace}
            span={span}
            duration={details.duration}
            events={events}
            openMenu={openMenu}
            scroller={scroller}
          />
        </DrawerSection>
      )}
      {process.shown > 0 && (
        <DrawerSection kind="process" title="Process" shown={process.shown} total={process.total}>
          <AttributeTable
            rows={process.rows}
            minorRows={process.minorRows}
            isFiltered={isFiltered}
            openMenu={openMenu}
          />
        </DrawerSection>
      )}
      {countOf(links) > 0 && (
        <DrawerSection kind="references" title="References" shown={countOf(links)} total={details.linkCount}>
          <LinkList trace={trace} span={span} links={links} openMenu={openMenu} onOpenLink={onOpenLink} />
        </DrawerSection>
      )}
      {warnings > 0 && (
        <DrawerSection
          kind="warnings"
          title="Warnings"
          shown={warnings}
          total={details.noteCount + lossesOf(details).length}
        >
          <WarningList trace={trace} span={span} notes={notes} losses={losses} />
        </DrawerSection>
      )}
      {counts.every((count) => count === 0) && (
        <p className={styles.nothing} role="status">
          {isFiltered
            ? `Nothing in this span holds “${cutText(filter)}”.`
            : 'The span came without tags, logs, process tags and references.'}
        </p>
      )}
    </>
  );
});

/** Rows in their order, and those that say how the span was recorded apart. */
interface SplitRows {
  readonly rows: readonly AttributeDetails[];
  readonly minorRows: readonly AttributeDetails[];
  readonly shown: number;
  readonly total: number;
}

function splitRows(all: readonly AttributeDetails[], filter: string): SplitRows {
  const held = all.filter((row) => attributeHolds(row, filter));
  const rows = held.filter(({ key }) => !isMinorKey(key));
  const minorRows = held.filter(({ key }) => isMinorKey(key));
  return { rows, minorRows, shown: held.length, total: all.length };
}

function tagRows(details: SpanDetails): readonly AttributeDetails[] {
  const { attributes, traceState } = details;
  if (traceState === undefined || traceState === '') return attributes;
  return [...attributes, { key: 'w3c.tracestate', type: 'string', text: traceState }];
}

function processRows({ resource, scope }: SpanDetails): readonly AttributeDetails[] {
  if (scope === undefined) return resource;
  const rows: AttributeDetails[] = [...resource];
  if (scope.name !== '') rows.push({ key: 'otel.scope.name', type: 'string', text: scope.name });
  if (scope.version !== undefined)
    rows.push({ key: 'otel.scope.version', type: 'string', text: scope.version });
  for (const attribute of scope.attributes)
    rows.push({ ...attribute, key: `otel.scope.attributes.${attribute.key}` });
  return rows;
}

/** What the program that recorded the span says it left out, a sentence each. */
function lossesOf({ dropped }: SpanDetails): string[] {
  const losses = [
    [dropped.attributes, 'tags'],
    [dropped.events, 'logs'],
    [dropped.links, 'references'],
  ] as const;
  return losses.flatMap(([count, what]) =>
    count === 0 ? [] : [`The program that recorded the span dropped ${count} of its ${what}.`],
  );
}

function countOf(rows: number | readonly number[]): number {
  return typeof rows === 'number' ? rows : rows.length;
}
