/**
 * Grafana's Explore, from its version 10 on:
 * https://grafana.com/docs/grafana/latest/explore/get-started-with-explore/#share-explore-urls
 */
import { percentEncode } from '../../base/text/percentCode.ts';
import { type Window, withoutEndSlash } from '../moment.ts';

export interface Datasource {
  readonly uid: string;
  readonly type: string;
}

export interface ExploreQuestion {
  /** The address of Grafana, with its path: `/grafana`. */
  readonly grafana: string;
  readonly datasource: Datasource;
  /** The fields of the query besides `refId` and `datasource`. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly window: Window;
  /** The organisation; absent: that of the user. */
  readonly orgId?: number;
}

/** Times are texts in it: numbers are dropped, and the last hour is shown. */
export function exploreAddress({ grafana, datasource, query, window, orgId }: ExploreQuestion): string {
  const panes = {
    spw: {
      datasource: datasource.uid,
      queries: [{ refId: 'A', datasource: { type: datasource.type, uid: datasource.uid }, ...query }],
      range: { from: String(window.from), to: String(window.to) },
    },
  };
  const org = orgId === undefined ? '' : `&orgId=${orgId}`;
  const state = percentEncode(JSON.stringify(panes));
  return `${withoutEndSlash(grafana)}/explore?schemaVersion=1&panes=${state}${org}`;
}
