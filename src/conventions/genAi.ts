/**
 * Calls of models: https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/ `ai.*` and `llm.*` are not
 * in any convention; programs sent them before there was one.
 */
import type { KeyFamilies } from './keyFamily.ts';

export const genAiKeys = {
  /** `chat`, `embeddings`, `execute_tool`, `invoke_agent` and so on. */
  operation: ['gen_ai.operation.name'],
  provider: ['gen_ai.provider.name', 'gen_ai.system'],
  model: ['gen_ai.request.model'],
  /** The exact one that answered. */
  responseModel: ['gen_ai.response.model'],
  inputTokens: [
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
    'llm.usage.prompt_tokens',
    'llm.prompt_tokens',
  ],
  outputTokens: [
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
    'llm.usage.completion_tokens',
    'llm.completion_tokens',
  ],
  totalTokens: ['gen_ai.usage.total_tokens', 'llm.usage.total_tokens', 'llm.total_tokens', 'ai.tokens_used'],
  /** Parts of the input that the provider had at hand, or has kept. */
  cachedTokens: ['gen_ai.usage.cache_read.input_tokens'],
  keptTokens: ['gen_ai.usage.cache_creation.input_tokens'],
  /** The part of the output that is thought. */
  reasoningTokens: ['gen_ai.usage.reasoning.output_tokens'],
  /** An array of texts. */
  finishReasons: ['gen_ai.response.finish_reasons'],
  tool: ['gen_ai.tool.name'],
  toolArguments: ['gen_ai.tool.call.arguments'],
  toolResult: ['gen_ai.tool.call.result'],
  agent: ['gen_ai.agent.name'],
  workflow: ['gen_ai.workflow.name'],
  conversation: ['gen_ai.conversation.id'],
  instructions: ['gen_ai.system_instructions'],
  input: ['gen_ai.input.messages'],
  output: ['gen_ai.output.messages'],
  temperature: ['gen_ai.request.temperature', 'llm.temperature'],
  maxTokens: ['gen_ai.request.max_tokens', 'llm.max_tokens'],
  homeService: ['ai.service'],
  homeOperation: ['ai.operation'],
  homeModel: ['ai.model', 'ai.model.name'],
  homeStatus: ['ai.inference.status'],
  homeRisk: ['llm.risk_score'],
} as const satisfies KeyFamilies;

/** Messages were once spread over numbered keys: `gen_ai.prompt.0.content`. */
export const GEN_AI_MESSAGE_PREFIXES = ['gen_ai.prompt.', 'gen_ai.completion.'] as const;
