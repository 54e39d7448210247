/** Every recorded list and every recorded summary matches its schema. */
import { describe, expect, it } from 'vitest';
import { readJson } from './dialect/apiContext.ts';
import { readSummaries } from './search/traceSummaries.ts';
import { hasRecordings, readRecording, serverNames } from './testing/recordings.ts';
import {
  legacyOperationNames,
  legacyOperations,
  legacyServices,
  summariesEnvelope,
  v3Operations,
  v3Services,
} from './wire.ts';

const schemas = [
  { path: /\/api\/services$/, schema: legacyServices },
  { path: /\/api\/services\/[^/]+\/operations$/, schema: legacyOperationNames },
  { path: /\/api\/operations$/, schema: legacyOperations },
  { path: /\/api\/v3\/services$/, schema: v3Services },
  { path: /\/api\/v3\/operations$/, schema: v3Operations },
  { path: /\/api\/v3\/trace-summaries$/, schema: summariesEnvelope },
];

describe.skipIf(!hasRecordings)('recorded lists (skipped if the recordings are absent)', () => {
  it.each(serverNames)('all of %s fit their schemas, and no summary is unreadable', (name) => {
    let checked = 0;
    for (const { request, response } of readRecording(name)) {
      const [path = ''] = request.path.split('?');
      const known = schemas.find((candidate) => candidate.path.test(path));
      const isAnswer = response.status === 200 && !response.body.startsWith('<html>');
      if (known === undefined || request.method !== 'GET' || !isAnswer) continue;
      const read = readJson<unknown>(request.path, response.body, known.schema);
      expect(read, request.path).toMatchObject({ ok: true });
      if (read.ok && known.schema === summariesEnvelope && Array.isArray(read.value)) {
        expect(readSummaries(read.value).unreadable, request.path).toBe(0);
      }
      checked++;
    }
    expect(checked).toBeGreaterThan(2);
  });
});
