/** Turns an ApiError into what the user reads: what happened, to what, and what to do. */

import { assertNever } from '../base/assertNever.ts';
import { formatBytes } from '../base/formatBytes.ts';
import type { Failure, FailureDetail } from '../model/failure.ts';
import { isHexTraceId } from '../model/spanIds.ts';
import type { ApiError, Refusal } from './apiError.ts';

/** What was requested. */
export type Subject =
  | { readonly kind: 'services' }
  | { readonly kind: 'operations'; readonly service: string }
  | { readonly kind: 'search'; readonly service: string | undefined }
  | { readonly kind: 'trace'; readonly id: string };

/** Returns the failure to show. Do not call it for `aborted`, which is never shown. */
export function toFailure(error: ApiError, subject: Subject): Failure {
  const what = phraseOf(subject);
  switch (error.kind) {
    case 'aborted':
      return {
        kind: 'unreachable',
        title: 'Cancelled',
        message: `The request for ${what} was cancelled before the answer arrived.`,
        advice: 'Try again if you still need it.',
        mayRetry: true,
        detail: undefined,
      };
    case 'unreachable':
      return {
        kind: 'unreachable',
        title: 'Jaeger cannot be reached',
        message: `The request for ${what} got no answer from ${placeOf(error.url)}: ${sentence(error.message)}`,
        advice:
          'Check that Jaeger is running at that address, and that your network allows the connection. An expired login can look like this too: reload the page.',
        mayRetry: true,
        detail: detailOf('address', error.url),
      };
    case 'timeout':
      return {
        kind: 'timeout',
        title: 'The answer took too long',
        message:
          error.receivedBytes === 0
            ? `The request for ${what} got no answer within ${error.seconds} s.`
            : `The answer to the request for ${what} is incomplete: ${error.of === 'silence' ? `after ${formatBytes(error.receivedBytes)}, nothing more arrived for ${error.seconds} s` : `only ${formatBytes(error.receivedBytes)} arrived within ${error.seconds} s`}.`,
        advice: timeoutAdvice(subject),
        mayRetry: true,
        detail: detailOf('address', error.url),
      };
    case 'page':
      return {
        kind: 'not-jaeger',
        title: 'A web page came instead of an answer',
        message: `The request for ${what} was sent to ${placeOf(error.url)} and answered with an HTML page. Either Jaeger’s API is not there, or it needs a login.`,
        advice: 'Reload to log in again, or set “apiBase” in config.json to the address of Jaeger’s API.',
        mayRetry: true,
        detail: detailOf('answer', error.start),
      };
    case 'absent':
      return {
        kind: 'not-jaeger',
        title: 'There is no Jaeger API at this address',
        message: `${placeOf(error.url)} does not support the request for ${what}; it answered ${error.status}${quoted(error.message)}.`,
        advice:
          'Set “apiBase” in config.json to the address of Jaeger’s API, and “dialect” to “auto” if it has another value.',
        mayRetry: true,
        detail: detailOf('address', error.url),
      };
    case 'tempo':
      return {
        kind: 'not-jaeger',
        title: 'This is Tempo, not Jaeger',
        message: `${placeOf(error.url)} belongs to Grafana Tempo, which has no Jaeger API for ${what}.`,
        advice:
          'Open a trace by its id in the field at the top: that works. For lists and searches, set “apiBase” in config.json to a Jaeger, or to Tempo’s own Jaeger bridge (tempo-query).',
        mayRetry: true,
        detail: detailOf('address', error.url),
      };
    case 'unauthorised':
      return {
        kind: 'unauthorised',
        ...loginWords(error.message),
        message: `The server refused ${what} with 401${quoted(error.message)}.`,
        mayRetry: true,
        detail: detailOf('answer', error.detail),
      };
    case 'forbidden':
      return {
        kind: 'forbidden',
        title: 'You do not have access to this',
        message: `The server refused ${what} with 403${quoted(error.message)}.`,
        advice: 'Ask whoever runs this Jaeger for access.',
        mayRetry: true,
        detail: detailOf('answer', error.detail),
      };
    case 'refused':
      return isRefusedWord(error, subject) ? failureOfWord(error, what) : failureOfRefusal(error, what);
    case 'not-found':
      return {
        kind: 'not-found',
        title: 'There is no such trace',
        message: `The server has no ${what}.`,
        advice:
          'It may be older than the server keeps, not sampled, or not stored yet: new traces take a few seconds. Check the id for missing characters.',
        mayRetry: true,
        detail: undefined,
      };
    case 'cut-off':
      return {
        kind: 'cut-off',
        title: 'The answer was cut off',
        message: `The connection ended in the middle of ${what}: ${formatBytes(error.receivedBytes)}${error.totalBytes === undefined ? '' : ` of ${formatBytes(error.totalBytes)}`} arrived.`,
        advice:
          'Try again. If it always stops at the same point, a proxy between here and Jaeger limits the size or time of answers, or Jaeger ran out of memory.',
        mayRetry: true,
        detail: detailOf('address', error.url),
      };
    case 'undecodable':
      return {
        kind: 'undecodable',
        title: 'The answer cannot be read',
        message: `The answer to the request for ${what} from ${placeOf(error.url)} has an unknown format. ${sentence(error.message)}`,
        advice: 'Check that there is a Jaeger at this address, or report this with the details below.',
        mayRetry: true,
        detail: detailOf('answer', error.detail),
      };
    case 'out-of-memory':
      return {
        kind: 'unsupported',
        title: 'Too large for this browser',
        message: `The answer to the request for ${what} does not fit into memory. ${sentence(error.message)}`,
        advice: 'Close other tabs and try again, or use a 64-bit browser on a machine with more memory.',
        mayRetry: true,
        detail: detailOf('address', error.url),
      };
    case 'invalid':
      return {
        kind: 'bad-request',
        title: 'This request is not possible',
        message: error.message,
        advice: 'Change it and search again.',
        mayRetry: false,
        detail: undefined,
      };
    case 'needs-service':
      return {
        kind: 'unsupported',
        title: 'Choose a service',
        message: 'This server searches one service at a time; it cannot search all of them.',
        advice: 'Choose a service and search again.',
        mayRetry: false,
        detail: undefined,
      };
    case 'no-fixture':
      return {
        kind: 'unsupported',
        title: 'Built-in data is not available here',
        message: `This address asks for the built-in data “${error.fixture}” (fixture=${error.fixture}), but the server of this page has none with that name.`,
        advice:
          'Remove “fixture” from the address to see the data of your Jaeger, or start Spanwise with npm start.',
        mayRetry: false,
        detail: detailOf('address', error.url),
      };
    case 'crashed':
      return {
        kind: 'crashed',
        title: 'Something went wrong in Spanwise',
        message: `Spanwise failed while it was reading ${what}: ${sentence(error.message)}`,
        advice: 'Try again; if it happens again, report it with the details below.',
        mayRetry: true,
        detail: detailOf('stack', error.stack),
      };
    default:
      return assertNever(error);
  }
}

/** A tenant that is missing or not known is no login that is missing. */
function loginWords(message: string): Pick<Failure, 'title' | 'advice'> {
  if (/tenant/i.test(message)) {
    return {
      title: /missing|no tenant|required/i.test(message) ? 'No tenant is named' : 'The tenant is not known',
      advice:
        'This Jaeger serves several tenants: the proxy in front of it must name yours, in a header such as x-tenant.',
    };
  }
  return {
    title: 'You are not logged in',
    advice:
      'Log in where this page asks for it, then reload it. If Jaeger itself wants a name and a password, whoever runs Spanwise gives them in JAEGER_URL (http://name:password@host:16686), or in jaeger-proxy.conf.',
  };
}

function detailOf(kind: FailureDetail['kind'], text: string | undefined): FailureDetail | undefined {
  return text === undefined || text.trim() === '' ? undefined : { kind, text };
}

/** A server that reads ids as numbers, as Jaeger does, was asked for an id that is not one. */
function isRefusedWord({ status }: Refusal, subject: Subject): boolean {
  return status === 400 && subject.kind === 'trace' && !isHexTraceId(subject.id);
}

function failureOfWord({ status, message, detail }: Refusal, what: string): Failure {
  return {
    kind: 'bad-request',
    title: 'This is not a trace id',
    message: `The server answered the request for ${what} with ${status}${quoted(message)}.`,
    advice:
      'A trace id of Jaeger has up to 32 hexadecimal digits; a traceparent or a link to a trace works too.',
    mayRetry: false,
    detail: detailOf('answer', detail),
  };
}

function failureOfRefusal(error: Refusal, what: string): Failure {
  const { status, message } = error;
  const detail = detailOf('answer', error.detail);
  const said = `The server answered the request for ${what} with ${status}${quoted(message)}.`;
  if (status === 404) {
    return {
      kind: 'not-found',
      title: 'Not found',
      message: said,
      advice: 'Check the address and try again.',
      mayRetry: true,
      detail,
    };
  }
  if (isGone(error)) {
    return {
      kind: 'unreachable',
      title: 'Jaeger cannot be reached',
      message: said,
      advice:
        status === 504
          ? 'A proxy waited for the Jaeger behind it in vain. It may be down, or overloaded: try again in a moment, or ask for less.'
          : 'A proxy answered, but not the Jaeger behind it, which may be starting or down. Try again in a moment.',
      mayRetry: true,
      detail,
    };
  }
  if (status === 408) {
    return {
      kind: 'timeout',
      title: 'The answer took too long',
      message: said,
      advice: 'A proxy gave up waiting for Jaeger. Request less, or try again.',
      mayRetry: true,
      detail,
    };
  }
  if (status === 429) {
    return {
      kind: 'server',
      title: 'Too many requests',
      message: said,
      advice:
        error.retryAfterSeconds === undefined
          ? 'Wait a moment, then try again.'
          : `The server asks you to try again in ${Math.ceil(error.retryAfterSeconds)} s.`,
      mayRetry: true,
      detail,
    };
  }
  if (status >= 400 && status < 500) {
    return {
      kind: 'bad-request',
      title: 'The server did not accept this request',
      message: said,
      advice: 'Change what the server’s answer mentions, and try again.',
      // A message that is not Jaeger's may come from something in between, which may be fixed by now.
      mayRetry: error.form === 'text',
      detail,
    };
  }
  return {
    kind: 'server',
    title: 'The server failed',
    message: said,
    advice: serverAdvice(status, message),
    mayRetry: true,
    detail,
  };
}

/** A proxy says, in its own words, that nothing is behind it. */
function isGone({ status, form, retryAfterSeconds }: Refusal): boolean {
  return (
    form === 'text' &&
    (status === 502 || status === 504 || (status === 503 && retryAfterSeconds === undefined))
  );
}

function serverAdvice(status: number, message: string): string {
  if (/unsupported value/i.test(message)) {
    return 'A value in this trace is NaN or infinite, which the legacy API cannot send. Set “dialect” in config.json to “auto” to use the newer API.';
  }
  if (/search depth/i.test(message)) return 'Lower the limit and search again.';
  if (status === 502 || status === 503) {
    return 'A proxy answered, but not the Jaeger behind it, which may be starting or down. Try again in a moment.';
  }
  return 'Try again. If it keeps failing, check the logs of Jaeger and of its storage.';
}

function timeoutAdvice(subject: Subject): string {
  if (subject.kind === 'search') return 'Narrow the time range, lower the limit, or try again.';
  if (subject.kind === 'trace') return 'The trace may be very large, or its storage slow. Try again.';
  return 'The server or its storage may be overloaded. Try again.';
}

function phraseOf(subject: Subject): string {
  switch (subject.kind) {
    case 'services':
      return 'the list of services';
    case 'operations':
      return `the operations of ${subject.service}`;
    case 'search':
      return subject.service === undefined ? 'traces of all services' : `traces of ${subject.service}`;
    case 'trace':
      return `trace ${subject.id}`;
    default:
      return assertNever(subject);
  }
}

/** Returns a URL without its query string. */
function placeOf(url: string): string {
  return url.replace(/\?.*$/s, '');
}

function quoted(message: string): string {
  return message === '' ? '' : `: “${message}”`;
}

function sentence(message: string): string {
  const trimmed = message.trim();
  if (trimmed === '') return 'no reason was given.';
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
