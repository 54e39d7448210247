/** What a span did, in a line: by the conventions that its tags follow. */
import type { LucideIcon } from 'lucide-react';
import Bot from 'lucide-react/icons/bot';
import Boxes from 'lucide-react/icons/boxes';
import Cpu from 'lucide-react/icons/cpu';
import Database from 'lucide-react/icons/database';
import Flag from 'lucide-react/icons/flag';
import FlaskConical from 'lucide-react/icons/flask-conical';
import Globe from 'lucide-react/icons/globe';
import MessagesSquare from 'lucide-react/icons/messages-square';
import Monitor from 'lucide-react/icons/monitor';
import Network from 'lucide-react/icons/network';
import Waypoints from 'lucide-react/icons/waypoints';
import Zap from 'lucide-react/icons/zap';
import { testHooks } from '../../../base/testHooks.ts';
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import { spanSummary } from '../../../model/details/spanSummary.ts';
import type { Trace } from '../../../model/trace.ts';
import styles from './SummaryLine.module.css';

const icons: Readonly<Record<string, LucideIcon>> = {
  http: Globe,
  db: Database,
  cache: Database,
  rpc: Network,
  messaging: MessagesSquare,
  genAi: Bot,
  tool: Bot,
  agent: Bot,
  pipeline: Boxes,
  faas: Zap,
  browser: Monitor,
  test: FlaskConical,
  ci: FlaskConical,
  featureFlag: Flag,
  peer: Waypoints,
};

interface SummaryLineProps {
  readonly trace: Trace;
  readonly details: SpanDetails;
}

export function SummaryLine({ trace, details }: SummaryLineProps) {
  const summary = spanSummary(trace, details.span);
  if (summary === undefined || summary.text === details.operation) return null;
  const Icon = icons[summary.icon] ?? Cpu;
  return (
    <p
      className={styles.line}
      data-severity={summary.severity}
      data-domain={summary.domain}
      data-testid={testHooks.spanSummary}
    >
      <Icon size={13} aria-hidden />
      <span>{summary.text}</span>
    </p>
  );
}
