/** `chat nemotron · 3.2k→412 tok · stop`, `tool get_weather`, `agent planner`. */
import { genAiKeys } from '../genAi.ts';
import { httpKeys } from '../http.ts';
import { readErrorType } from './failure.ts';
import { oneLine, type ReadTag, readNumber, readText } from './readText.ts';
import type { SpanDomain, SummaryDraft, SummarySeverity } from './spanDomain.ts';

export const genAiSummary: SpanDomain = {
  name: 'genAi',
  signs: [
    genAiKeys.operation,
    genAiKeys.provider,
    genAiKeys.model,
    genAiKeys.inputTokens,
    genAiKeys.totalTokens,
    genAiKeys.homeService,
    genAiKeys.homeOperation,
    genAiKeys.homeModel,
  ],
  summarize(read, { operation }) {
    const reason = readFinishReason(read);
    return {
      ...describeWork(read, operation),
      details: [describeTokens(read), reason, describeRisk(read)],
      ...readOutcome(read, reason),
    };
  },
};

/** Operations that are not calls of a model, with the words before their names. */
const otherWork: Readonly<Record<string, { readonly domain: 'tool' | 'agent'; readonly word: string }>> = {
  execute_tool: { domain: 'tool', word: 'tool' },
  invoke_agent: { domain: 'agent', word: 'agent' },
  create_agent: { domain: 'agent', word: 'create agent' },
  invoke_workflow: { domain: 'agent', word: 'workflow' },
};

function describeWork(read: ReadTag, spanName: string): Pick<SummaryDraft, 'subject' | 'domain'> {
  const operation = readText(read, genAiKeys.operation) ?? readText(read, genAiKeys.homeOperation);
  const agent = readText(read, genAiKeys.agent);
  const other = operation === undefined ? undefined : otherWork[operation];
  if (other !== undefined) {
    const named =
      other.domain === 'tool'
        ? readText(read, genAiKeys.tool)
        : (readText(read, genAiKeys.workflow) ?? agent);
    return { domain: other.domain, subject: [other.word, named ?? nameAfter(operation, spanName)] };
  }
  const object = readModel(read) ?? agent ?? nameAfter(operation, spanName);
  return { subject: [operation?.replaceAll('_', ' ') ?? 'model', object] };
}

/** Spans are named by operation and object: `execute_tool get_weather`. */
function nameAfter(operation: string | undefined, spanName: string): string | undefined {
  const name = oneLine(spanName);
  return operation !== undefined && name.startsWith(`${operation} `)
    ? name.slice(operation.length + 1)
    : undefined;
}

function readModel(read: ReadTag): string | undefined {
  return (
    readText(read, genAiKeys.responseModel) ??
    readText(read, genAiKeys.model) ??
    readText(read, genAiKeys.homeModel) ??
    readText(read, genAiKeys.homeService) ??
    readText(read, genAiKeys.provider)
  );
}

/** `3.2k→412 tok`; for an embedding `3.2k tok`. */
function describeTokens(read: ReadTag): string | undefined {
  const input = readNumber(read, genAiKeys.inputTokens);
  const output = readNumber(read, genAiKeys.outputTokens);
  if (input !== undefined && output !== undefined) {
    return `${formatTokens(input)}→${formatTokens(output)} tok`;
  }
  if (output !== undefined) return `→${formatTokens(output)} tok`;
  const all = input ?? readNumber(read, genAiKeys.totalTokens);
  return all === undefined ? undefined : `${formatTokens(all)} tok`;
}

/** `412`, `3.2k`, `128k`, `1.3M` */
function formatTokens(count: number): string {
  const size = Math.max(0, Math.round(count));
  if (size < 1000) return String(size);
  const [value, unit] = size < 999_500 ? [size / 1000, 'k'] : [size / 1_000_000, 'M'];
  return `${value < 99.95 ? Number(value.toFixed(1)) : Math.round(value)}${unit}`;
}

/** An array as JSON: `["stop"]`. */
function readFinishReason(read: ReadTag): string | undefined {
  const text = readText(read, genAiKeys.finishReasons);
  const reasons = text?.match(/[\w-]+/g) ?? [];
  const first = new Set(reasons);
  return first.size === 0 ? undefined : oneLine([...first].slice(0, 3).join(', '));
}

const CUT_OFF = /^(length|max_tokens|content_filter|safety|refusal)$/i;

function readOutcome(
  read: ReadTag,
  reason: string | undefined,
): { readonly outcome?: string; readonly severity: SummarySeverity } {
  const status = readText(read, genAiKeys.homeStatus);
  const code = readNumber(read, httpKeys.statusCode) ?? 0;
  const type = readErrorType(read) ?? (code >= 400 ? String(code) : undefined);
  if (type !== undefined) return { outcome: type, severity: 'error' };
  if (status === 'error' || status === 'timeout') return { outcome: status, severity: 'error' };
  return { severity: reason !== undefined && CUT_OFF.test(reason) ? 'warning' : 'none' };
}

function describeRisk(read: ReadTag): string | undefined {
  const risk = readNumber(read, genAiKeys.homeRisk);
  return risk === undefined ? undefined : `risk ${risk}`;
}
