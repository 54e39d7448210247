/** DevTools' protocol over two streams: messages of JSON that end in a NUL byte, each question answered by its id. */

const PATIENCE_MS = 180_000;

/**
 * `send(method, parameters, sessionId)` promises what is answered, without a session by the browser itself. `giveUp(error)`
 * is for when there will be no more answers: all questions fail with it, those to come as well.
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
    // Of a page that has crashed no question is answered.
    if (method === 'Target.targetCrashed') failAll(new Error('The page has crashed'));
  };

  let rest = '';
  input.setEncoding('utf8');
  input.on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages) read(JSON.parse(message));
  });
  // That the other side is gone is told by its process, which knows more.
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
