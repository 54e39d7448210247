/** Catches a bug of Spanwise: shows it in place of the page that has it; the rest still works. */
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { FailureView } from '../shared/FailureView.tsx';

interface ErrorBoundaryProps {
  /** The page that is shown: a new value clears the error. */
  readonly resetKey: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | undefined;
  readonly stack: string;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: undefined, stack: '' };

  static getDerivedStateFromError(reason: unknown): Partial<ErrorBoundaryState> {
    return { error: reason instanceof Error ? reason : new Error(String(reason)) };
  }

  override componentDidCatch(_: Error, info: ErrorInfo): void {
    this.setState({ stack: info.componentStack ?? '' });
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (previous.resetKey !== this.props.resetKey && this.state.error !== undefined) {
      this.setState({ error: undefined, stack: '' });
    }
  }

  override render(): ReactNode {
    const { error, stack } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <FailureView
        headingLevel={1}
        failure={{
          kind: 'crashed',
          title: 'Spanwise has a bug here',
          message: error.message,
          advice:
            'The rest still works. Try again, or open another trace; please report what is shown below.',
          mayRetry: true,
          detail: { kind: 'stack', text: `${error.stack ?? error.message}\n${stack}` },
        }}
        onRetry={() => this.setState({ error: undefined, stack: '' })}
      />
    );
  }
}
