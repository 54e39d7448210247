/** Puts the recorded questions to a live Jaeger and to the fixture API: both hold the recorded spans, moved to today. */

import { createFixtureApi } from '../../fixtures/api/createFixtureApi.ts';
import { normalizeAnswer } from '../../fixtures/api/normalizeAnswer.ts';
import { readRecordedInput, readRecording } from '../../fixtures/api/recordings.ts';
import type { OtlpTraces } from '../../fixtures/otlp.ts';
import type { TestCounts } from '../support/testCounts.mjs';
import { sendTraces } from './sendTraces.ts';
import type { LiveJaeger } from './startJaeger.ts';

/** Questions whose answers differ, each with the reason why that stays. */
const differences: ReadonlyMap<string, string> = new Map();

/** `folder` holds the recordings; the Jaeger must be empty, and of the same release as the one recorded (era A). */
export async function compareAnswers(jaeger: LiveJaeger, folder: string): Promise<TestCounts> {
  const recording = readRecording(folder, 'jaeger-2.13.json');
  const move = Math.floor((Date.now() - Date.parse(recording.recordedAt)) / 1000) * 1000;
  const traces = readRecordedInput(`${folder}/input.json`).map((trace) => moveTimes(trace, move));
  await sendTraces(jaeger.otlpUrl, traces);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const api = createFixtureApi({ era: 'A', traces, now: Date.now });

  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { request } of recording.answers) {
    const question = { ...request, path: moveQuestion(request.path, move) };
    const { method, headers, body } = question;
    const answer = await fetch(jaeger.queryUrl + question.path, {
      method,
      headers,
      body,
      redirect: 'manual',
    });
    const live = {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    };
    const ours = api.answer(method, question.path, headers, body);
    const [liveText, ourText] = [live, ours].map((given) => JSON.stringify(normalizeAnswer(question, given)));
    if (differences.has(`${method} ${request.path}`)) counts.skipped++;
    else if (liveText === ourText) counts.passed++;
    else {
      counts.failed++;
      console.log(`✘ ${method} ${question.path}\n${explainDifference(ourText ?? '', liveText ?? '')}`);
    }
  }
  return counts;
}

/** The texts from shortly before they part. */
function explainDifference(ours: string, live: string): string {
  let same = 0;
  while (same < ours.length && ours[same] === live[same]) same++;
  const show = (text: string) => text.slice(Math.max(0, same - 80), same + 240);
  return `  fixture API: ${show(ours)}\n  Jaeger:      ${show(live)}`;
}

/** All times of a document but those of 0, which mean that there is none. */
function moveTimes(trace: OtlpTraces, moveMs: number): OtlpTraces {
  const text = JSON.stringify(trace).replace(/("\w*[tT]imeUnixNano":)"?(\d+)"?/g, (_, name, time) => {
    const moved = time === '0' ? 0n : BigInt(time) + BigInt(moveMs) * 1_000_000n;
    return `${name}"${moved}"`;
  });
  return JSON.parse(text);
}

/** Times in a query: microseconds and milliseconds since 1970, and dates in words. */
function moveQuestion(path: string, moveMs: number): string {
  return path
    .replace(/(?<==)1\d{15}\b/g, (micros) => String(Number(micros) + moveMs * 1000))
    .replace(/(?<==)1\d{12}\b/g, (millis) => String(Number(millis) + moveMs))
    .replace(/(?<==)\d{4}-\d\d-\d\dT[\w.%]+Z/g, (date) =>
      encodeURIComponent(new Date(Date.parse(decodeURIComponent(date)) + moveMs).toISOString()),
    );
}
