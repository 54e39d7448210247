/** Requests that are answered by nobody: not for this server, or not what it takes. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText } from './answers.ts';
import { isPlainTarget } from './requestPath.ts';

interface Refusal {
  readonly status: number;
  readonly text: string;
}

/** Returns a function that answers what is refused, and says whether it did. `isServed` judges the header Host. */
export function createRefusal(isServed: (host: string | undefined) => boolean) {
  const refusalOf = ({ headers, method = '', url = '' }: IncomingMessage): Refusal | undefined => {
    if (!isServed(headers.host)) {
      return { status: 403, text: 'Spanwise is not served by this name. ALLOWED_HOSTS adds names.' };
    }
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, text: 'Only GET and HEAD are answered here.' };
    }
    if (hasBody(headers)) return { status: 413, text: 'Requests with a body are not taken here.' };
    return isPlainTarget(url)
      ? undefined
      : { status: 400, text: 'This address cannot be read in one way only.' };
  };

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const refusal = refusalOf(request);
    if (refusal === undefined) return false;
    if (refusal.status === 405) response.setHeader('Allow', 'GET, HEAD');
    // What else comes on this connection may be the rest of something that was not read.
    response.setHeader('Connection', 'close');
    answerText(response, refusal.status, refusal.text);
    return true;
  };
}

function hasBody(headers: IncomingMessage['headers']): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = headers;
  return encoding !== undefined || !/^0+$/.test(length);
}
