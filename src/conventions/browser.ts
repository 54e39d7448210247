/**
 * Browsers and phones: https://opentelemetry.io/docs/specs/semconv/browser/ and
 * https://opentelemetry.io/docs/specs/semconv/general/session/
 */
import type { KeyFamilies } from './keyFamily.ts';

export const browserKeys = {
  session: ['session.id'],
  screen: ['app.screen.name', 'screen.name'],
  /** The page, as instrumentations of old call it. */
  location: ['location.href'],
  agentName: ['user_agent.name'],
  agentVersion: ['user_agent.version'],
  brands: ['browser.brands'],
  platform: ['browser.platform'],
  isMobile: ['browser.mobile'],
  vitalName: ['browser.web_vital.name'],
  vitalValue: ['browser.web_vital.value'],
  /** `good`, `needs-improvement` or `poor`. */
  vitalRating: ['browser.web_vital.rating'],
  user: ['user.id', 'enduser.id'],
} as const satisfies KeyFamilies;
