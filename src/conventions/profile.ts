/** Profiles of a span: https://grafana.com/docs/pyroscope/latest/configure-client/trace-span-profiles/ */
import type { KeyFamilies } from './keyFamily.ts';

export const profileKeys = {
  /** 16 hexadecimal digits. */
  id: ['pyroscope.profile.id'],
} as const satisfies KeyFamilies;
