/** HTTP as raw bytes on a socket, for messages that no well-behaved client or server sends. */

import { connect, createServer, type Socket } from 'node:net';

/** How long to wait for a server that should close a connection, ms. */
const SILENCE_MS = 20_000;

/**
 * Sends `text` to the server at `url`, and resolves with all that comes
 * back until it closes the connection, or is silent for `silenceMs`.
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
    socket.on('error', () => undefined); // 'close' follows, handled below
    socket.on('close', () => resolve(received));
  });
}

/** The status of each answer in the bytes of a connection. */
export function statusesOf(received: string): readonly number[] {
  return Array.from(received.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
}

export interface RawUpstream {
  /** `host:port` */
  readonly address: string;
  /** Everything that has arrived so far, on any connection. */
  readonly heard: () => string;
  /** The bytes that answer every request from now on; undefined: no answer. */
  answer: string | undefined;
  readonly stop: () => Promise<void>;
}

/** A program in place of Jaeger that answers each request head with given bytes, valid or not. */
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
    socket.on('error', () => undefined); // the other side may disconnect in any way
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
