/**
 * The keyboard help. Its code is fetched when it is first opened; if that fails, a line under the bar says
 * so.
 */
import X from 'lucide-react/icons/x';
import { IconButton } from '../../ui/Button.tsx';
import { type LaterCode, useWhenIdle } from '../shared/laterCode.ts';
import { PartFailureLine } from '../shared/PartFailure.tsx';
import { pagePart } from '../shared/pagePart.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './HelpLater.module.css';

export interface HelpLaterProps {
  readonly onClose: () => void;
}

const help: LaterCode<HelpLaterProps> = pagePart(
  'The keyboard help',
  async () => (await import('./HelpDialog.tsx')).HelpDialog,
);

export function HelpLater({ onClose }: HelpLaterProps) {
  const { value: HelpDialog, failure, isTrying, onRetry } = useWhenIdle(help, true);
  if (HelpDialog !== undefined) {
    return (
      <ErrorBoundary resetKey="">
        <HelpDialog onClose={onClose} />
      </ErrorBoundary>
    );
  }
  if (failure === undefined) return null;
  const close = (
    <IconButton label="Dismiss" size="small" onClick={onClose}>
      <X size={14} aria-hidden />
    </IconButton>
  );
  return (
    <div className={styles.line}>
      <PartFailureLine failure={failure} isTrying={isTrying} onRetry={onRetry} actions={close} />
    </div>
  );
}
