/** Links to profiles of a service around a moment. */
import { err, ok } from '../../base/result.ts';
import { profileKeys } from '../../conventions/profile.ts';
import { quotedText } from '../languages/quotedText.ts';
import { type LinkMoment, MINUTE_MICROS } from '../moment.ts';
import { CPU_PROFILE, profilesDrilldownAddress, pyroscopeAddress } from '../targets/grafanaApps.ts';
import { serviceSelector } from '../targets/logQueries.ts';
import {
  datasource,
  explore,
  margin,
  only,
  optional,
  orgId,
  type Preset,
  SERVICE_UNKNOWN,
  url,
} from './preset.ts';
import { type FieldValues, numberField, textField } from './presetFields.ts';

export const profilePresets: Readonly<Record<string, Preset>> = {
  pyroscope: {
    kind: 'profile',
    label: 'Profile',
    needsGrafana: true,
    fields: [
      datasource,
      optional('type', 'the id of a profile type'),
      optional('traceLabel', 'the label of profiles with the trace id'),
      margin,
      orgId,
    ],
    variantsOf: only,
    address: (question) => {
      const { moment, values } = question;
      if (moment.service === '') return err(SERVICE_UNKNOWN);
      const profileId = moment.tag(profileKeys.id[0]);
      const query = {
        queryType: 'both',
        profileTypeId: textField(values, 'type') ?? CPU_PROFILE,
        labelSelector: profileSelector(moment, values),
        groupBy: [],
        // Anything but 16 digits is refused by the target.
        ...(profileId !== undefined && /^[0-9a-f]{16}$/i.test(profileId)
          ? { spanSelector: [profileId] }
          : {}),
      };
      return explore(
        question,
        'grafana-pyroscope-datasource',
        query,
        numberField(values, 'margin') ?? MINUTE_MICROS,
      );
    },
  },
  'profiles-drilldown': {
    kind: 'profile',
    label: 'Profiles Drilldown',
    needsGrafana: true,
    fields: [datasource, optional('type', 'the id of a profile type'), margin],
    variantsOf: only,
    address: ({ moment, values, grafana = '' }) =>
      moment.service === ''
        ? err(SERVICE_UNKNOWN)
        : ok(
            profilesDrilldownAddress(moment, {
              grafana,
              datasource: textField(values, 'datasource') ?? '',
              type: textField(values, 'type'),
              margin: numberField(values, 'margin'),
            }),
          ),
  },
  'pyroscope-page': {
    kind: 'profile',
    label: 'Pyroscope',
    needsGrafana: false,
    fields: [url, optional('type', 'the id of a profile type'), margin],
    variantsOf: only,
    address: ({ moment, values }) =>
      moment.service === ''
        ? err(SERVICE_UNKNOWN)
        : ok(
            pyroscopeAddress(moment, {
              url: textField(values, 'url') ?? '',
              type: textField(values, 'type'),
              selector: profileSelector(moment, values),
              margin: numberField(values, 'margin'),
            }),
          ),
  },
};

function profileSelector({ service, traceId }: LinkMoment, values: FieldValues): string {
  const label = textField(values, 'traceLabel');
  const selector = serviceSelector(service);
  return label === undefined ? selector : `${selector.slice(0, -1)},${label}=${quotedText(traceId)}}`;
}
