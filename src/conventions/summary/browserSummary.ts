/** `page /cart · Chrome 142`, and of a measurement `LCP 2.41 s · good`. */
import { formatDuration } from '../../base/formatDuration.ts';
import { browserKeys } from '../browser.ts';
import { httpKeys } from '../http.ts';
import { splitUrl } from './address.ts';
import { type ReadTag, readNumber, readText } from './readText.ts';
import type { SpanDomain, SummaryDraft } from './spanDomain.ts';

export const browserSummary: SpanDomain = {
  name: 'browser',
  signs: [browserKeys.vitalName, browserKeys.screen, browserKeys.location, browserKeys.session],
  summarize(read) {
    const vital = readText(read, browserKeys.vitalName);
    if (vital !== undefined) return summarizeVital(read, vital);
    const page = describePage(read);
    if (page === undefined) return undefined;
    return { subject: page, details: [describeAgent(read)] };
  },
};

/** All but the shift of the layout are in milliseconds. */
function summarizeVital(read: ReadTag, name: string): SummaryDraft {
  const value = readNumber(read, browserKeys.vitalValue);
  const rating = readText(read, browserKeys.vitalRating)?.replaceAll('-', ' ');
  const isTime = name.toLowerCase() !== 'cls';
  const text = isTime ? formatDuration((value ?? 0) * 1000) : Number((value ?? 0).toFixed(3)).toString();
  return {
    subject: [name.toUpperCase(), value === undefined ? undefined : text],
    details: [rating],
    severity: rating === 'poor' ? 'warning' : rating?.startsWith('needs') ? 'notice' : 'none',
  };
}

function describePage(read: ReadTag): readonly string[] | undefined {
  const screen = readText(read, browserKeys.screen);
  if (screen !== undefined) return ['screen', screen];
  const url = readText(read, httpKeys.url) ?? readText(read, browserKeys.location);
  if (url === undefined) return undefined;
  const path = splitUrl(url)?.path;
  return ['page', path === undefined ? url.replace(/[?#].*/, '') || '/' : path || '/'];
}

/** The first that fits, because every browser also claims to be the ones before it. */
const AGENTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//],
];

function describeAgent(read: ReadTag): string | undefined {
  const name = readText(read, browserKeys.agentName);
  const version = readText(read, browserKeys.agentVersion);
  if (name !== undefined) return version === undefined ? name : `${name} ${/^[^.]*/.exec(version)?.[0]}`;
  const original = readText(read, httpKeys.userAgent);
  return original === undefined ? undefined : agentName(original);
}

/** Returns `Chrome 142` for the header of a browser, and undefined for other clients. */
function agentName(userAgent: string): string | undefined {
  for (const [name, pattern] of AGENTS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return undefined;
}
