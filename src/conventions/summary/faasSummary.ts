/** `λ resize-image · http · cold start` */
import { faasKeys } from '../faas.ts';
import { httpKeys } from '../http.ts';
import { readErrorType } from './failure.ts';
import { oneLine, readFlag, readNumber, readText } from './readText.ts';
import type { SpanDomain } from './spanDomain.ts';

export const faasSummary: SpanDomain = {
  name: 'faas',
  signs: [faasKeys.trigger, faasKeys.invoked, faasKeys.isColdStart, faasKeys.invocation, faasKeys.name],
  summarize(read, { operation }) {
    const isCold = readFlag(read, faasKeys.isColdStart);
    const code = readNumber(read, httpKeys.statusCode) ?? 0;
    const failure = code >= 400 ? String(code) : readErrorType(read);
    const isNotice = code >= 400 && code < 500;
    const name = readText(read, faasKeys.invoked) ?? readText(read, faasKeys.name);
    return {
      subject: ['λ', name ?? oneLine(operation)],
      outcome: failure,
      spare: [readText(read, faasKeys.trigger)],
      details: [isCold ? 'cold start' : undefined],
      severity: failure === undefined ? 'none' : isNotice ? 'notice' : 'error',
    };
  },
};
