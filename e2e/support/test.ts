/**
 * The `test` of every journey: fails on a violation of the
 * CSP, an error in the console, and an uncaught error.
 */

import { test as base, expect, type Worker } from 'playwright/test';

export { expect };

interface Watched {
  /**
   * Console errors (such as failed requests) and uncaught errors that the journey provokes; undefined: none.
   */
  allowConsoleErrors: RegExp | undefined;
  /** Violations of the CSP that the journey provokes; undefined: none. */
  allowViolations: RegExp | undefined;
  watchPages: undefined;
}

const workerViolation = 'Violation in a worker: ';

/** A worker's violations appear neither in the page nor in the console, so this makes the worker log them. */
async function watchWorker(worker: Worker): Promise<void> {
  const listen = (prefix: string) => {
    self.addEventListener('securitypolicyviolation', (event) => {
      console.warn(`${prefix}${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile})`);
    });
  };
  await worker.evaluate(listen, workerViolation).catch(() => undefined); // it may have exited by now
}

export const test = base.extend<Watched>({
  allowConsoleErrors: [undefined, { option: true }],
  allowViolations: [undefined, { option: true }],
  watchPages: [
    async ({ context, allowConsoleErrors, allowViolations }, use) => {
      const violations: string[] = [];
      const errors: string[] = [];
      const recordViolation = (text: string) => {
        if (allowViolations?.test(text) !== true) violations.push(text);
      };

      await context.exposeFunction('recordPolicyViolation', recordViolation);
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          const record: unknown = Reflect.get(window, 'recordPolicyViolation');
          const text = `${event.violatedDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`;
          if (typeof record === 'function') record(text);
        });
      });
      context.on('console', (message) => {
        const text = message.text();
        if (text.startsWith(workerViolation)) recordViolation(text);
        if (message.type() !== 'error') return;
        const { url } = message.location();
        const isAllowed = allowConsoleErrors?.test(text) ?? false;
        if (!isAllowed) errors.push(`console: ${text} (${url})`);
      });
      context.on('page', (page) => page.on('worker', watchWorker));
      context.on('weberror', (error) => {
        const text = `uncaught: ${error.error().stack ?? error.error().message}`;
        if (allowConsoleErrors?.test(text) !== true) errors.push(text);
      });

      await use(undefined);

      expect(violations, 'violations of the Content-Security-Policy').toEqual([]);
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});
