/** Feature flags: https://opentelemetry.io/docs/specs/semconv/feature-flags/feature-flags-events/ */
import type { KeyFamilies } from './keyFamily.ts';

export const featureFlagKeys = {
  key: ['feature_flag.key'],
  variant: ['feature_flag.result.variant', 'feature_flag.variant'],
  provider: ['feature_flag.provider.name', 'feature_flag.provider_name'],
} as const satisfies KeyFamilies;
