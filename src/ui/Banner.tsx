/** A line under the bar that says what is wrong while the app keeps working; it can be dismissed. */
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { Children, type ReactNode, useState } from 'react';
import { cutText, TOOLTIP_CHARACTERS } from '../base/text/cutText.ts';
import styles from './Banner.module.css';
import { IconButton } from './Button.tsx';

export interface BannerProps {
  readonly kind: string;
  readonly testId: string;
  readonly children: ReactNode;
}

export function Banner({ kind, testId, children }: BannerProps) {
  const [isDismissed, setIsDismissed] = useState(false);
  if (isDismissed) return null;
  return (
    <div className={styles.banner} role="status" data-testid={testId} data-kind={kind}>
      <TriangleAlert size={14} aria-hidden className={styles.icon} />
      <span className={styles.text}>{Children.map(children, cutIfText)}</span>
      <IconButton label="Dismiss" size="small" onClick={() => setIsDismissed(true)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

/** The message may include text from outside. */
function cutIfText(child: ReactNode): ReactNode {
  return typeof child === 'string' ? cutText(child, TOOLTIP_CHARACTERS) : child;
}
