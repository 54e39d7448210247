/**
 * Pairs the two halves of a call that have one id, as Zipkin writes them: the client's span and the server's.
 * The server's half belongs below the client's half, and the server's work below the server's half.
 *
 *     shop GET      |==========|   id=2 kind=client        shop GET        |==========|
 *     cart GET        |======|     id=2 kind=server   →      cart GET        |======|
 *     cart SELECT       |==|       parent=2                    cart SELECT     |==|
 */
import { NONE, SpanKind } from '../trace.ts';
import { type ArrivedTimes, TIME_TOLERANCE } from './times.ts';
import type { TraceBuilder } from './traceBuilder.ts';

/**
 * With more spans of one id than this, the first is taken. Otherwise n twins with n children would take n²
 * steps.
 */
export const MAX_TWINS_ASKED = 64;

export class SharedIds {
  readonly #builder: TraceBuilder;
  readonly #times: ArrivedTimes;
  readonly #clientOf = new Map<number, number>();
  readonly #serversOf = new Map<number, number[]>();

  constructor(builder: TraceBuilder, times: ArrivedTimes) {
    this.#builder = builder;
    this.#times = times;
  }

  /**
   * Finds the halves among spans of one id. Returns true if these are the two halves of one call and no
   * more.
   */
  pair(twins: readonly number[]): boolean {
    const kinds = this.#builder.spans.kind.view();
    const clients = twins.filter((twin) => kinds[twin] === SpanKind.client).slice(0, MAX_TWINS_ASKED);
    if (clients.length === 0) return false;
    let pairs = 0;
    for (const server of twins) {
      if (kinds[server] !== SpanKind.server) continue;
      const candidates = clients.filter((client) => this.#isSameCall(client, server));
      const client =
        candidates.find((candidate) => isInside(this.#times, server, candidate)) ?? candidates.at(0);
      if (client === undefined) continue;
      pairs++;
      this.#clientOf.set(server, client);
      const servers = this.#serversOf.get(client);
      if (servers === undefined) this.#serversOf.set(client, [server]);
      else servers.push(server);
    }
    return pairs === 1 && twins.length === 2;
  }

  /** The client's half that belongs to a server's half; NONE for any other span. */
  clientOf(span: number): number {
    return this.#clientOf.get(span) ?? NONE;
  }

  isHalf(span: number): boolean {
    return this.#clientOf.has(span) || this.#serversOf.has(span);
  }

  /**
   * The half of a call that is a child's parent: the server's, unless the child is from the client's
   * service.
   */
  halfFor(child: number, half: number): number {
    const client = this.#clientOf.get(half) ?? half;
    const servers = this.#serversOf.get(client);
    if (servers === undefined) return half;
    const service = this.#serviceOf(child);
    if (service === this.#serviceOf(client) && !servers.some((server) => this.#serviceOf(server) === service))
      return client;
    const asked = servers.length > MAX_TWINS_ASKED ? servers.slice(0, MAX_TWINS_ASKED) : servers;
    return asked.find((server) => isInside(this.#times, child, server)) ?? servers[0];
  }

  /** Both halves name the same parent, or the server's half names none (headers may omit it) or itself. */
  #isSameCall(client: number, server: number): boolean {
    const { id, parentId } = this.#builder.spans;
    const high = parentId.high.at(server);
    const low = parentId.low.at(server);
    const text = parentId.text.at(server);
    if (high === 0 && low === 0 && text === NONE) return true;
    const isNamed = (ids: typeof id, span: number) =>
      ids.high.at(span) === high && ids.low.at(span) === low && ids.text.at(span) === text;
    return isNamed(parentId, client) || isNamed(id, server);
  }

  /** The string index of its service's name, which all resources of a service share. */
  #serviceOf(span: number): number {
    const resource = this.#builder.spans.resource.at(span);
    return resource === NONE ? NONE : this.#builder.resourceService.at(resource);
  }
}

/** Whether the time of one span lies within that of another. */
export function isInside({ start, duration }: ArrivedTimes, inner: number, outer: number): boolean {
  return (
    start[inner] >= start[outer] - TIME_TOLERANCE &&
    start[inner] + duration[inner] <= start[outer] + duration[outer] + TIME_TOLERANCE
  );
}
