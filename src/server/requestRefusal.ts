/** Refuses requests that are not for this server, or not of a kind that it accepts. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText } from './answers.ts';
import { isPlainTarget } from './requestPath.ts';

interface Refusal {
  readonly status: number;
  readonly text: string;
}

/**
 * Returns a function that answers refused requests; it
 * returns whether it did. `isServed` checks the Host header.
 */
export function createRefusal(isServed: (host: string | undefined) => boolean) {
  const refusalOf = ({ headers, method = '', url = '' }: IncomingMessage): Refusal | undefined => {
    if (!isServed(headers.host)) {
      return { status: 403, text: 'Spanwise is not served under this name. Add it to ALLOWED_HOSTS.' };
    }
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, text: 'Only GET and HEAD are allowed.' };
    }
    if (hasBody(headers)) return { status: 413, text: 'Requests with a body are not accepted.' };
    return isPlainTarget(url) ? undefined : { status: 400, text: 'This address is ambiguous.' };
  };

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const refusal = refusalOf(request);
    if (refusal === undefined) return false;
    if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD');
    // Further bytes on this connection may be the rest of a body that was not read.
    response.setHeader('Connection', 'close');
    answerText(response, refusal.status, refusal.text);
    return true;
  };
}

function hasBody(headers: IncomingMessage['headers']): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || !/^0+$/.test(length);
}
