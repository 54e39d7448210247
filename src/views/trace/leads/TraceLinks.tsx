/** Where a whole trace leads, at its head. */
import { useMemo } from 'react';
import { linkButtons } from '../../../links/entries/linkButtons.ts';
import { lookupOfTrace, momentOfTrace } from '../../../links/rules/spanLookup.ts';
import type { Trace } from '../../../model/trace.ts';
import { useConfig } from '../../shared/config.ts';
import { LinkButtons } from './LinkButtons.tsx';

export interface TraceLinksProps {
  readonly trace: Trace;
}

export function TraceLinks({ trace }: TraceLinksProps) {
  const { links } = useConfig();
  const moment = useMemo(() => momentOfTrace(trace), [trace]);
  const buttons = useMemo(() => {
    const { service, operation } = moment;
    return linkButtons(links, moment, { scope: 'trace', service, operation, kind: '' }, lookupOfTrace(trace));
  }, [links, moment, trace]);
  return buttons.length === 0 ? null : <LinkButtons buttons={buttons} endUnixMicros={moment.endUnixMicros} />;
}
