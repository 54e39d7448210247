/** The buttons of a span or a trace: one for each kind of target, with all ways to it. */
import type { LinkMoment } from '../moment.ts';
import { variantName } from '../presets/logPresets.ts';
import type { TargetKind } from '../presets/preset.ts';
import { targetKinds } from '../presets/preset.ts';
import { presets } from '../presets/presets.ts';
import { fits, type LinkPlace, resolveRule } from '../rules/linkRules.ts';
import { safeAddress } from '../safeAddress.ts';
import type { ValueLookup } from '../templates/fillTemplate.ts';
import type { LinkEntry } from './linkEntry.ts';

/** What the operator said about one service. */
export interface ServiceLinks {
  /** The selector of its logs in Loki. */
  readonly logs: string | undefined;
  readonly owner: string | undefined;
  readonly dashboards: readonly { readonly title: string; readonly url: string }[];
}

export interface LinkSettings {
  readonly entries: readonly LinkEntry[];
  /** The address of Grafana; undefined: there is none. */
  readonly grafana: string | undefined;
  /** By the name of the service; `*` holds for all that are not named. */
  readonly services: ReadonlyMap<string, ServiceLinks>;
}

export interface LinkChoice {
  /** Unique in its button. */
  readonly name: string;
  readonly address: string;
}

export interface LinkButton {
  readonly kind: TargetKind | 'more';
  readonly label: string;
  /** Not empty. */
  readonly choices: readonly LinkChoice[];
}

const buttonLabels: Readonly<Record<LinkButton['kind'], string>> = {
  logs: 'Logs',
  profile: 'Profile',
  metrics: 'Metrics',
  events: 'Events',
  more: 'Links',
};

/** Returns what the operator said about a service, or about all that are not named. */
export function serviceLinks(settings: LinkSettings, service: string): ServiceLinks | undefined {
  return settings.services.get(service) ?? settings.services.get('*');
}

/** Returns the buttons with at least one link, in the order of `targetKinds`. */
export function linkButtons(
  settings: LinkSettings,
  moment: LinkMoment,
  place: LinkPlace,
  lookup: ValueLookup,
): readonly LinkButton[] {
  const choices = new Map<LinkButton['kind'], LinkChoice[]>();
  const add = (kind: LinkButton['kind'], name: string, address: string) => {
    const safe = safeAddress(address);
    if (safe === undefined) return;
    const list = choices.get(kind) ?? [];
    choices.set(kind, list);
    const same = list.filter((choice) => choice.name === name || choice.name.startsWith(`${name} (`)).length;
    list.push({ name: same === 0 ? name : `${name} (${same + 1})`, address: safe });
  };
  for (const entry of settings.entries) {
    if (entry.kind === 'preset') {
      for (const { kind, name, address } of presetLinks(settings, entry, moment)) add(kind, name, address);
      continue;
    }
    if (!fits(entry.rule, place)) continue;
    const link = resolveRule(entry.rule, lookup);
    if ('address' in link) add(entry.button ?? 'more', link.text, link.address);
  }
  for (const { title, url } of serviceLinks(settings, moment.service)?.dashboards ?? []) {
    add('metrics', title, url);
  }
  return [...targetKinds, 'more' as const].flatMap((kind) => {
    const list = choices.get(kind);
    return list === undefined ? [] : [{ kind, label: buttonLabels[kind], choices: list }];
  });
}

interface PresetLink extends LinkChoice {
  readonly kind: TargetKind;
}

function presetLinks(
  settings: LinkSettings,
  entry: Extract<LinkEntry, { kind: 'preset' }>,
  moment: LinkMoment,
): readonly PresetLink[] {
  const preset = presets[entry.name];
  const grafana = entry.grafana ?? settings.grafana;
  if (preset.needsGrafana && grafana === undefined) return [];
  const logSelector = serviceLinks(settings, moment.service)?.logs;
  return preset.variantsOf(entry.values).flatMap((variant) => {
    const address = preset.address({ moment, values: entry.values, grafana, logSelector, variant });
    const name = variant === '' ? entry.label : `${entry.label}: ${variantName(variant)}`;
    return address.ok ? [{ kind: preset.kind, name, address: address.value }] : [];
  });
}
