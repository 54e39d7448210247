/** Says that a part of the page could not be loaded: in place of a page or panel, or on a line. */
import RotateCw from 'lucide-react/icons/rotate-cw';
import Unplug from 'lucide-react/icons/unplug';
import type { ReactNode } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import type { Failure } from '../../model/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { FailureView } from './FailureView.tsx';
import styles from './PartFailure.module.css';

export interface PartFailureProps {
  readonly failure: Failure;
  readonly isTrying: boolean;
  readonly onRetry: () => void;
  /** 1 if the page shows nothing else. */
  readonly headingLevel?: 1 | 2;
  /** Further buttons. */
  readonly actions?: ReactNode;
}

/** The message in place of a page or panel. */
export function PartFailure({ failure, isTrying, onRetry, headingLevel, actions }: PartFailureProps) {
  return (
    <FailureView
      headingLevel={headingLevel}
      failure={failure}
      onRetry={isTrying ? undefined : onRetry}
      actions={
        <>
          {isTrying && <span role="status">Trying again…</span>}
          <ReloadButton look={failure.mayRetry ? 'outline' : 'primary'} />
          {actions}
        </>
      }
    />
  );
}

/** The message as a line, in place of a small part. */
export function PartFailureLine({ failure, isTrying, onRetry, actions }: PartFailureProps) {
  return (
    <div
      className={styles.line}
      role="status"
      title={`${failure.message} ${failure.advice}`}
      data-testid={testHooks.failure}
      data-kind={failure.kind}
    >
      <Unplug size={14} aria-hidden className={styles.icon} />
      <span className={styles.text}>{isTrying ? 'Trying again…' : failure.title}</span>
      {failure.mayRetry ? (
        <Button look="outline" disabled={isTrying} onClick={onRetry}>
          Try again
        </Button>
      ) : (
        <ReloadButton look="outline" />
      )}
      {actions}
    </div>
  );
}

function ReloadButton({ look }: { readonly look: 'outline' | 'primary' }) {
  return (
    <Button look={look} onClick={() => window.location.reload()}>
      <RotateCw size={14} aria-hidden /> Reload the page
    </Button>
  );
}
