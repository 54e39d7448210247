/** The sections of the span details, each with the rows that pass the filter. */
import { memo, useCallback, useMemo } from 'react';
import { cutText } from '../../../base/text/cutText.ts';
import { runToEnd } from '../../../base/time/slicedTask.ts';
import { isRecordingKey, otelKeys, scopeAttributeKey } from '../../../conventions/otel.ts';
import {
  type AttributeDetails,
  type AttributeList,
  FEW_ATTRIBUTES,
  joinLists,
  lazyList,
} from '../../../model/details/attributeList.ts';
import { firstAttributes } from '../../../model/details/firstAttributes.ts';
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import {
  attributesThatHold,
  eventsThatHold,
  linksThatHold,
  notesThatHold,
} from '../../../model/find/detailsFilter.ts';
import type { Trace } from '../../../model/trace.ts';
import type { OpenCopyMenu } from '../../../ui/CopyMenu.tsx';
import { useConfig } from '../../shared/config.ts';
import { useSlices } from '../context/useSlices.ts';
import { TagLinksProvider, useLinksOfTags } from '../leads/tagLinks.ts';
import { AttributeTable } from './AttributeTable.tsx';
import { DrawerSection } from './DrawerSection.tsx';
import styles from './DrawerSections.module.css';
import { LinkList } from './LinkList.tsx';
import { LogList } from './LogList.tsx';
import { TagActionsProvider, useActionsOfTags } from './tagActions.ts';
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
  const { firstTags } = useConfig();
  const tags = useRows(
    useMemo(() => firstAttributes(tagRows(details), firstTags), [details, firstTags]),
    filter,
  );
  const process = useRows(
    useMemo(() => processRows(details), [details]),
    filter,
  );
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
  const linksOfTag = useLinksOfTags(trace, details);
  const actionsOfTag = useActionsOfTags(trace, details.service);

  return (
    <TagActionsProvider value={actionsOfTag}>
      <TagLinksProvider value={linksOfTag}>
        {tags.shown > 0 && (
          <DrawerSection kind="tags" title="Tags" shown={tags.shown} total={tags.total}>
            <AttributeTable
              rows={tags.rows}
              scope="tag"
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
              scope="process"
              minorRows={process.minorRows}
              isFiltered={isFiltered}
              openMenu={openMenu}
            />
          </DrawerSection>
        )}
        {countOf(links) > 0 && (
          <DrawerSection
            kind="references"
            title="References"
            shown={countOf(links)}
            total={details.linkCount}
          >
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
              ? `Nothing in this span contains “${cutText(filter)}”.`
              : 'The span has no tags, logs, process tags or references.'}
          </p>
        )}
      </TagLinksProvider>
    </TagActionsProvider>
  );
});

/** The rows in their order; those about how the span was recorded are kept apart. */
interface SplitRows {
  readonly rows: AttributeList;
  readonly minorRows: readonly AttributeDetails[];
  readonly shown: number;
  readonly total: number;
}

/**
 * The rows that pass the filter. A short list is filtered
 * at once; a long one shows the previous result meanwhile.
 */
function useRows(all: AttributeList, filter: string): SplitRows {
  const start = useCallback(() => attributesThatHold(all, filter), [all, filter]);
  const isMany = all.length > FEW_ATTRIBUTES;
  const sliced = useSlices(isMany && filter !== '' ? start : undefined);
  return useMemo(() => {
    if (filter === '') return splitRows(all, all.length);
    return splitRows(isMany ? (sliced ?? all) : runToEnd(start()), all.length);
  }, [all, filter, isMany, sliced, start]);
}

function splitRows(held: AttributeList, total: number): SplitRows {
  const shown = held.length;
  if (shown > FEW_ATTRIBUTES) return { rows: held, minorRows: [], shown, total };
  const list = [...held];
  const rows = list.filter(({ key }) => !isRecordingKey(key));
  const minorRows = list.filter(({ key }) => isRecordingKey(key));
  return { rows, minorRows, shown, total };
}

function tagRows({ attributes, traceState }: SpanDetails): AttributeList {
  if (traceState === undefined || traceState === '') return attributes;
  return joinLists(attributes, [{ key: otelKeys.traceState[0], type: 'string', text: traceState }]);
}

function processRows({ resource, scope }: SpanDetails): AttributeList {
  if (scope === undefined) return resource;
  const rows: AttributeDetails[] = [];
  if (scope.name !== '') rows.push({ key: otelKeys.scopeName[0], type: 'string', text: scope.name });
  if (scope.version !== undefined)
    rows.push({ key: otelKeys.scopeVersion[0], type: 'string', text: scope.version });
  return joinLists(joinLists(resource, rows), withScopeKeys(scope.attributes));
}

function withScopeKeys(list: AttributeList): AttributeList {
  return lazyList(list.length, (position) => {
    const { key = '', type = 'empty', text = '' } = list.at(position) ?? {};
    return { key: scopeAttributeKey(key), type, text };
  });
}

/** What the program that recorded the span says it has dropped, one sentence each. */
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
