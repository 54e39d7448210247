/** DevTools' protocol over two streams: JSON messages that end with a NUL byte; answers are matched by id. */

const PATIENCE_MS = 180_000;

/**
 * `send(method, parameters, sessionId)` resolves to the answer; without a session the browser itself answers.
 * Call `giveUp(error)` when there will be no more answers: all pending and future calls fail with it.
 */
export function speakOverPipe(output, input) {
  const waiting = new Map();
  let lastId = 0;
  let end;

  const settle = (id, error, result) => {
    const question = waiting.get(id);
    if (question === undefined) return;
    waiting.delete(id);
    clearTimeout(question.timer);
    if (error === undefined) question.resolve(result);
    else question.reject(error);
  };
  const failAll = (error) => {
    for (const id of [...waiting.keys()]) settle(id, error);
  };
  const read = ({ id, method, error, result }) => {
    if (id !== undefined) settle(id, error && new Error(error.message), result);
    // A crashed page answers no calls.
    if (method === 'Target.targetCrashed') failAll(new Error('The page has crashed'));
  };

  let rest = '';
  input.setEncoding('utf8');
  input.on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages) read(JSON.parse(message));
  });
  // If the other side is gone, its process reports it, with more detail.
  for (const stream of [output, input]) stream.on('error', () => undefined);

  return {
    send: (method, params = {}, sessionId = undefined) =>
      new Promise((resolve, reject) => {
        if (end !== undefined) {
          reject(end);
          return;
        }
        const id = ++lastId;
        const timer = setTimeout(
          () => settle(id, new Error(`${method} was not answered in ${PATIENCE_MS / 1000} seconds`)),
          PATIENCE_MS,
        );
        waiting.set(id, { resolve, reject, timer });
        output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      }),
    giveUp: (error) => {
      end ??= error;
      failAll(end);
    },
  };
}
