/** `grpc cart.CartService/GetCart → DEADLINE_EXCEEDED` */
import { httpKeys } from '../http.ts';
import { isRpcFault, rpcCodeName, rpcKeys, rpcSystemName } from '../rpc.ts';
import { readErrorType } from './failure.ts';
import { oneLine, type ReadTag, readNumber, readText } from './readText.ts';
import { isCalling, type SpanDomain, type SummaryDraft, type SummaryFacts } from './spanDomain.ts';

export const rpcSummary: SpanDomain = {
  name: 'rpc',
  signs: [rpcKeys.system, rpcKeys.service, rpcKeys.method],
  summarize(read, facts) {
    const system = readText(read, rpcKeys.system);
    return {
      subject: [
        system === undefined ? 'rpc' : rpcSystemName(system),
        describeMethod(read) ?? oneLine(facts.operation),
      ],
      ...readOutcome(read, facts),
    };
  },
};

function describeMethod(read: ReadTag): string | undefined {
  const service = readText(read, rpcKeys.service);
  const method = readText(read, rpcKeys.method)?.replace(/^\/+/, '');
  if (service === undefined || method === undefined || method === '') return method || service;
  return method.includes('/') ? method : `${service}/${method}`;
}

function readOutcome(read: ReadTag, facts: SummaryFacts): Pick<SummaryDraft, 'outcome' | 'severity'> {
  const code = readText(read, rpcKeys.statusCode);
  const name = code === undefined ? undefined : rpcCodeName(code);
  if (code !== undefined && name !== undefined && name !== 'OK') {
    return { outcome: name, severity: isRpcFault(code, isCalling(facts)) ? 'error' : 'notice' };
  }
  const jsonCode = readText(read, rpcKeys.jsonErrorCode);
  if (jsonCode !== undefined) return { outcome: jsonCode, severity: 'error' };
  const type = readErrorType(read);
  if (type !== undefined) return { outcome: type, severity: 'error' };
  const httpCode = readNumber(read, httpKeys.statusCode) ?? 0;
  return httpCode >= 400 ? { outcome: String(httpCode), severity: 'error' } : {};
}
