/** Says that there is nothing to show, and why. */
import type { ReactNode } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import { StateMessage } from '../../ui/StateMessage.tsx';

export interface EmptyViewProps {
  readonly kind: 'no-services' | 'no-operations' | 'no-traces' | 'no-match' | 'not-searched';
  readonly title: string;
  readonly message?: ReactNode;
  readonly advice?: ReactNode;
  readonly icon?: ReactNode;
  readonly actions?: ReactNode;
}

export function EmptyView(props: EmptyViewProps) {
  return <StateMessage {...props} testId={testHooks.empty} />;
}
