/**
 * Calls of models: https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/ `ai.*` and `pipeline.*`
 * are not in any convention; programs sent them before there was one.
 */
import type { KeyFamilies } from './keyFamily.ts';

export const genAiKeys = {
  provider: ['gen_ai.provider.name', 'gen_ai.system'],
  model: ['gen_ai.request.model'],
  homeService: ['ai.service'],
  homeModel: ['ai.model'],
  homeStage: ['pipeline.stage'],
} as const satisfies KeyFamilies;
