/** A server in front of the app's own: it forwards everything, and spoils the answers that a case selects. */
import { createServer, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../fixtures/generator/random.ts';
import { type Answer, type Duty, type FaultyAnswer, JSON_TYPE } from './fault.ts';
import type { FuzzCase } from './fuzzCase.ts';
import { LOGIN_PAGE, LOGIN_PATH } from './statusFaults.ts';

export interface SpoiltAnswer {
  readonly url: string;
  readonly note: string;
  readonly duty: Duty;
  readonly answer: FaultyAnswer;
}

export interface FaultyServer {
  readonly origin: string;
  /** The spoilt answers that were sent, in order. */
  readonly spoilt: readonly SpoiltAnswer[];
  /** The number of all requests. */
  readonly requestCount: () => number;
  readonly stop: () => Promise<void>;
}

/** The contents of `config.json` in cases about it. */
const CONFIGURATION =
  '{"grafanaUrl":"https://grafana.example/d/traces","jaegerUrl":"https://jaeger.example/","dialect":"auto"}';

/** Starts it on a free port, in front of the app at `upstream`; `/api` serves the case's fixture and era. */
export async function startFaultyServer(upstream: string, fuzzCase: FuzzCase): Promise<FaultyServer> {
  const { seed, number, fixture, era, isFaulty, fault } = fuzzCase;
  const spoilt: SpoiltAnswer[] = [];
  const sockets = new Set<Socket>();
  let requestCount = 0;

  const spoilAnswer = async (incoming: IncomingMessage, url: string): Promise<void> => {
    const good =
      fuzzCase.endpoint === 'configuration'
        ? { status: 200, headers: JSON_TYPE, body: Buffer.from(CONFIGURATION) }
        : await fetchAnswer(addressOf(url));
    const path = url.replace(/\?.*/, '');
    const answer = fault.spoil(good, createRandom(seed, `answer ${number} ${path}`));
    spoilt.push({ url, note: answer.note ?? '', duty: answer.duty, answer });
    await sendRaw(incoming.socket, answer);
  };
  const addressOf = (url: string) =>
    new URL(url.replace(/^\/api(?=\/)/, `/fixtures/${fixture}~era${era}/api`), upstream);

  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, outgoing) => {
    const { url = '/' } = incoming;
    requestCount++;
    if (url.startsWith(LOGIN_PATH)) outgoing.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN_PAGE);
    else if (isFaulty(url)) spoilAnswer(incoming, url).catch(() => incoming.socket.destroy());
    else passOn(incoming, outgoing, addressOf(url));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy()); // a browser may close a connection that it does not need
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    spoilt,
    requestCount: () => requestCount,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, address: URL): void {
  const headers = { ...incoming.headers, host: address.host };
  const passed = sendRequest(address, { method: incoming.method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on('error', () => outgoing.destroy());
  outgoing.on('close', () => passed.destroy());
  passed.end();
}

async function fetchAnswer(address: URL): Promise<Answer> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
  const body = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
    body,
  };
}

const DRIP_PIECES = 8;
const DRIP_PAUSE_MS = 150;

/** Writes an answer as it is, however invalid: Node would not send most of them. Status 0 sends no head. */
async function sendRaw(socket: Socket, answer: FaultyAnswer): Promise<void> {
  const { status, headers, body, announced = body.length, ending = 'end' } = answer;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  if (announced !== 'none') lines.push(`content-length: ${announced}`);
  if (status !== 0)
    socket.write(`HTTP/1.1 ${status} Fuzz\r\nconnection: close\r\n${lines.join('\r\n')}\r\n\r\n`);
  if (ending === 'drip') {
    const size = Math.ceil(body.length / DRIP_PIECES) || 1;
    for (let start = 0; start < body.length; start += size) {
      socket.write(body.subarray(start, start + size));
      await delay(DRIP_PAUSE_MS);
    }
  } else {
    socket.write(body);
  }
  if (ending === 'silence') return;
  if (ending === 'break') {
    await delay(50); // the written bytes are sent before the connection is closed
    socket.resetAndDestroy();
  } else {
    socket.end();
  }
}
