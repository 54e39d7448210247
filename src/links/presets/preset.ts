/** What a preset is, and the fields that many of them share. */
import { ok } from '../../base/result.ts';
import type { LinkAddress, LinkMoment } from '../moment.ts';
import { MILLISECOND_MICROS, windowOf } from '../moment.ts';
import { exploreAddress } from '../targets/grafanaExplore.ts';
import { type FieldValues, numberField, type PresetField, textField } from './presetFields.ts';

/** Which button of a span or trace a link belongs to. */
export const targetKinds = ['logs', 'profile', 'metrics', 'events'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What a preset is asked with, besides its own fields. */
export interface PresetQuestion {
  readonly moment: LinkMoment;
  readonly values: FieldValues;
  /** The address of Grafana; undefined: there is none. */
  readonly grafana: string | undefined;
  /** The selector of the logs of the moment's service, if the operator has one for it. */
  readonly logSelector: string | undefined;
  /** Which of the preset's variants. */
  readonly variant: string;
}

export interface Preset {
  readonly kind: TargetKind;
  readonly label: string;
  readonly needsGrafana: boolean;
  readonly fields: readonly PresetField[];
  /** Names of the variants, the first is the usual one. One without a name: there is only one. */
  readonly variantsOf: (values: FieldValues) => readonly string[];
  readonly address: (question: PresetQuestion) => LinkAddress;
}

export const datasource: PresetField = {
  name: 'datasource',
  type: 'text',
  isRequired: true,
  expected: 'the uid of the data source in Grafana',
};
export const url: PresetField = {
  name: 'url',
  type: 'url',
  isRequired: true,
  expected: 'the address of the target, such as "https://logs.example" or "/kibana"',
};
export const margin: PresetField = {
  name: 'margin',
  type: 'margin',
  expected: 'a time such as "1m", added before and after',
};
export const idField: PresetField = {
  name: 'idField',
  type: 'text',
  expected: 'the name of the field with the trace id',
};
export const optional = (name: string, expected: string): PresetField => ({ name, type: 'text', expected });
export const required = (name: string, expected: string): PresetField => ({
  ...optional(name, expected),
  isRequired: true,
});
export const orgId: PresetField = {
  name: 'orgId',
  type: 'whole',
  expected: 'the number of the organisation',
};

/** The variants of a preset that has only one. */
export const only = (): readonly string[] => [''];

/** Grafana's Explore with a query of one kind of data source. */
export function explore(
  question: PresetQuestion,
  type: string,
  query: Readonly<Record<string, unknown>>,
  marginMicros: number,
): LinkAddress {
  const { moment, values, grafana = '' } = question;
  return ok(
    exploreAddress({
      grafana,
      datasource: { type, uid: textField(values, 'datasource') ?? '' },
      query,
      window: windowOf(moment, MILLISECOND_MICROS, marginMicros),
      orgId: numberField(values, 'orgId'),
    }),
  );
}

/** Why a target that is asked for a service has no link. */
export const SERVICE_UNKNOWN = 'The service is not known.';
