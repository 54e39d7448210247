/** HTTP as bytes on a socket, for what no well-behaved client or server sends. */

import { connect, createServer, type Socket } from 'node:net';

/** A server that keeps a connection open which it should close is given up after this, ms. */
const SILENCE_MS = 20_000;

/**
 * Sends `text` to the server at `url`, and resolves with all that comes back until it closes the connection, or is
 * silent for `silenceMs`.
 */
export function sendRaw(url: string, text: string, silenceMs = SILENCE_MS): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
    });
    socket.on('error', () => undefined); // its end is told below
    socket.on('close', () => resolve(received));
  });
}

/** The status of each answer in what a connection gave. */
export function statusesOf(received: string): readonly number[] {
  return Array.from(received.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
}

export interface RawUpstream {
  /** `host:port` */
  readonly address: string;
  /** All that has arrived so far, of whatever connection. */
  readonly heard: () => string;
  /** The bytes with which every request is answered from now on; undefined: none. */
  answer: string | undefined;
  readonly stop: () => Promise<void>;
}

/** A program in Jaeger's place that answers each head of a request with given bytes, right or wrong. */
export async function startRawUpstream(answer: string | undefined): Promise<RawUpstream> {
  const pieces: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = '';
    let answered = 0;
    socket.on('data', (bytes) => {
      pieces.push(bytes.toString('latin1'));
      received += bytes.toString('latin1');
      const heads = received.split('\r\n\r\n').length - 1;
      for (; answered < heads; answered++)
        if (upstream.answer !== undefined) socket.write(upstream.answer, 'latin1');
    });
    socket.on('error', () => undefined); // the other side may go as it likes
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port');
  const upstream: RawUpstream = {
    address: `127.0.0.1:${address.port}`,
    heard: () => pieces.join(''),
    answer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return upstream;
}
