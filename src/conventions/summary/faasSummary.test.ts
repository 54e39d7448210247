import { describe } from 'vitest';
import { testLines } from '../testing/summaryTables.ts';

describe('functions', () => {
  testLines('faas', [
    [
      'server',
      'faas.name=resize-image  faas.trigger=http  faas.coldstart=true',
      'λ resize-image · http · cold start',
    ],
    [
      'server',
      'faas.trigger=http  http.request.method=GET  http.response.status_code=404',
      'λ work → 404 · http',
      'notice',
    ],
    [
      'client',
      'faas.invoked_name=resize  faas.invoked_provider=aws  error.type=timeout',
      'λ resize → timeout',
      'error',
    ],
    ['server', 'faas.execution=1  faas.id=arn', 'λ work'],
  ]);
});
