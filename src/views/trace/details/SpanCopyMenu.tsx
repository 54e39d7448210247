/** What can be copied of a span as a whole. */
import { Menu } from '@base-ui/react/menu';
import { Check, Copy } from 'lucide-react';
import type { SpanDetails } from '../../../model/spanDetails.ts';
import { formatSpanJson } from '../../../model/spanDetailsJson.ts';
import type { Trace } from '../../../model/trace.ts';
import styles from './CopyMenu.module.css';
import { CopyMenuPopup } from './CopyMenuPopup.tsx';
import { useCopied } from './useCopied.ts';

interface SpanCopyMenuProps {
  readonly trace: Trace;
  readonly details: SpanDetails;
}

export function SpanCopyMenu({ trace, details }: SpanCopyMenuProps) {
  const { isCopied, copy } = useCopied();
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.spanTrigger} aria-label="Copy span" title="Copy span">
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </Menu.Trigger>
      <CopyMenuPopup
        items={[
          { label: 'Copy span as JSON', hint: 'OTLP', text: () => formatSpanJson(trace, details) },
          { label: 'Copy span id', text: () => details.spanId },
          { label: 'Copy trace id', text: () => details.traceId },
          { label: 'Copy operation', text: () => details.operation },
        ]}
        onCopy={copy}
      />
    </Menu.Root>
  );
}
