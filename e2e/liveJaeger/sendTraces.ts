/** Sends traces to a collector over OTLP/HTTP. */

import { setTimeout as delay } from 'node:timers/promises';
import type { OtlpTraces } from '../../fixtures/otlp.ts';

/**
 * Sends one request per trace, in the given order (a memory store takes that for their age). Rejects if one
 * is refused. The spans can be found about 200 ms after it resolves; a pause of that length after each trace
 * makes sure that Jaeger stores them in order.
 */
export async function sendTraces(otlpUrl: string, traces: Iterable<OtlpTraces>, pauseMs = 0): Promise<void> {
  for (const trace of traces) {
    const answer = await fetch(`${otlpUrl}/v1/traces`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(trace),
    });
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`The collector answers ${answer.status} to a trace: ${text.slice(0, 300)}`);
    if (pauseMs > 0) await delay(pauseMs);
  }
}
