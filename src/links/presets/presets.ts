/** Links to known targets, each a structure that is encoded once. The operator only names what differs. */
import { logPresets } from './logPresets.ts';
import { metricPresets } from './metricPresets.ts';
import type { Preset } from './preset.ts';
import { profilePresets } from './profilePresets.ts';

/** By the name in an operator's entry. */
export const presets: Readonly<Record<string, Preset>> = {
  ...logPresets,
  ...profilePresets,
  ...metricPresets,
};
