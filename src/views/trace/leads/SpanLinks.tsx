/** Where a span leads: its logs, profile, metrics and events, and the operator's own links. */
import { useMemo } from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText } from '../../../base/text/cutText.ts';
import { linkButtons, serviceLinks } from '../../../links/entries/linkButtons.ts';
import { lookupOfSpan, momentOfSpan } from '../../../links/rules/spanLookup.ts';
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import type { Trace } from '../../../model/trace.ts';
import { useConfig } from '../../shared/config.ts';
import { LinkButtons } from './LinkButtons.tsx';
import styles from './SpanLinks.module.css';

export interface SpanLinksProps {
  readonly trace: Trace;
  readonly details: SpanDetails;
}

export function SpanLinks({ trace, details }: SpanLinksProps) {
  const { links } = useConfig();
  const { span, service, operation, kind } = details;
  const moment = useMemo(() => momentOfSpan(trace, span), [trace, span]);
  const buttons = useMemo(
    () => linkButtons(links, moment, { scope: 'span', service, operation, kind }, lookupOfSpan(trace, span)),
    [links, moment, service, operation, kind, trace, span],
  );
  const owner = serviceLinks(links, service)?.owner;
  return (
    <>
      {buttons.length > 0 && (
        <div className={styles.buttons}>
          <LinkButtons buttons={buttons} endUnixMicros={moment.endUnixMicros} />
        </div>
      )}
      {owner !== undefined && (
        <p className={styles.owner} data-testid={testHooks.serviceOwner}>
          {cutText(service)} belongs to {cutText(owner)}
        </p>
      )}
    </>
  );
}
