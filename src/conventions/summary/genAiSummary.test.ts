import { describe, expect, it } from 'vitest';
import { summarizeTags, testLines } from '../testing/summaryTables.ts';

describe('models', () => {
  testLines('genAi', [
    [
      'client',
      'gen_ai.operation.name=chat  gen_ai.request.model=nemotron  gen_ai.usage.input_tokens=3210  gen_ai.usage.output_tokens=412  gen_ai.response.finish_reasons=["stop"]',
      'chat nemotron · 3.2k→412 tok · stop',
    ],
    [
      'client',
      'gen_ai.system=openai  gen_ai.request.model=m  gen_ai.response.model=m-2  gen_ai.usage.prompt_tokens=5  gen_ai.usage.completion_tokens=1300000  gen_ai.response.finish_reasons=["length"]',
      'model m-2 · 5→1.3M tok · length',
      'warning',
    ],
    [
      'client',
      'gen_ai.operation.name=embeddings  gen_ai.request.model=e  gen_ai.usage.input_tokens=128000',
      'embeddings e · 128k tok',
    ],
    [
      'client',
      'gen_ai.operation.name=text_completion  gen_ai.provider.name=p  error.type=timeout',
      'text completion p → timeout',
      'error',
    ],
    [
      'internal',
      'ai.model.name=nemotron  llm.prompt_tokens=999  llm.completion_tokens=999960  llm.risk_score=72',
      'model nemotron · 999→1M tok · risk 72',
    ],
    [
      'client',
      'ai.service=yolo26  ai.operation=detect  http.url=http://gw/x  http.response.status_code=200',
      'detect yolo26',
    ],
    [
      'client',
      'ai.service=yolo26  ai.operation=detect  http.response.status_code=503',
      'detect yolo26 → 503',
      'error',
    ],
    ['internal', 'ai.model=clip  ai.inference.status=timeout', 'model clip → timeout', 'error'],
  ]);
  testLines('tool', [
    ['internal', 'gen_ai.operation.name=execute_tool  gen_ai.tool.name=get_weather', 'tool get_weather'],
  ]);
  testLines('agent', [
    ['internal', 'gen_ai.operation.name=invoke_agent  gen_ai.agent.name=planner', 'agent planner'],
    ['internal', 'gen_ai.operation.name=create_agent  gen_ai.agent.name=planner', 'create agent planner'],
    ['internal', 'gen_ai.operation.name=invoke_workflow  gen_ai.workflow.name=triage', 'workflow triage'],
  ]);

  it('are not known by the id of a call alone, but their tools by the name of the span', () => {
    expect(summarizeTags('gen_ai.tool.call.id=1')).toBeUndefined();
    const named = summarizeTags('gen_ai.operation.name=execute_tool', { operation: 'execute_tool search' });
    expect(named?.text).toBe('tool search');
  });
});
