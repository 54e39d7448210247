/** `→ bank-gw:443`: a call of which nothing is known but what it called. */
import { peerKeys } from '../peer.ts';
import { readServer } from './address.ts';
import { readErrorType } from './failure.ts';
import { readText } from './readText.ts';
import type { SpanDomain } from './spanDomain.ts';

export const peerSummary: SpanDomain = {
  name: 'peer',
  signs: [peerKeys.service, peerKeys.address],
  summarize(read, { kind }) {
    if (kind === 'server' || kind === 'consumer') return undefined;
    const service = readText(read, peerKeys.service);
    // Without a kind, an address may be the span's own.
    const name = service ?? (kind === 'client' || kind === 'producer' ? readServer(read) : undefined);
    if (name === undefined) return undefined;
    const type = readErrorType(read);
    return { subject: ['→', name], outcome: type, severity: type === undefined ? 'none' : 'error' };
  },
};
