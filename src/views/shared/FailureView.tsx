/** A failure that fills a page or panel: what failed, and what to do. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import FileQuestion from 'lucide-react/icons/file-question';
import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import RotateCw from 'lucide-react/icons/rotate-cw';
import Timer from 'lucide-react/icons/timer';
import Unplug from 'lucide-react/icons/unplug';
import type { ReactNode } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import type { Failure, FailureKind } from '../../model/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';

function iconOf(kind: FailureKind): ReactNode {
  switch (kind) {
    case 'unreachable':
    case 'cut-off':
      return <Unplug size={28} />;
    case 'unauthorised':
    case 'forbidden':
      return <LockKeyhole size={28} />;
    case 'not-found':
      return <FileQuestion size={28} />;
    case 'outdated':
      return <RefreshCw size={28} />;
    case 'timeout':
      return <Timer size={28} />;
    default:
      return <CircleAlert size={28} />;
  }
}

const detailLabels = {
  answer: 'Show the answer',
  address: 'Show the address',
  stack: 'Show where it failed',
} as const;

export interface FailureViewProps {
  readonly failure: Failure;
  /** Tries again; there is a button for it if that may help. */
  readonly onRetry?: () => void;
  /** 1 if the page shows nothing else. */
  readonly headingLevel?: 1 | 2;
  /** Further buttons. */
  readonly actions?: ReactNode;
}

export function FailureView({ failure, headingLevel, onRetry, actions }: FailureViewProps) {
  const { detail } = failure;
  return (
    <StateMessage
      tone={failure.kind === 'not-found' || failure.kind === 'outdated' ? 'warn' : 'error'}
      icon={iconOf(failure.kind)}
      title={failure.title}
      headingLevel={headingLevel}
      message={failure.message}
      advice={failure.advice}
      detail={detail && { label: detailLabels[detail.kind], text: detail.text }}
      testId={testHooks.failure}
      kind={failure.kind}
      actions={
        <>
          {failure.mayRetry && onRetry !== undefined && (
            <Button look="primary" onClick={onRetry}>
              <RotateCw size={14} aria-hidden /> Try again
            </Button>
          )}
          {actions}
        </>
      }
    />
  );
}
