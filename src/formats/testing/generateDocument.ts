/** Generates one trace of any size in both formats, the same for the same seed. The benchmarks decode it. */

const START_MICROS = 1_763_900_000_000_000;
const services = ['checkout', 'cart', 'payment', 'inventory', 'shipping', 'mail', 'search', 'auth'];
const operations = [
  'GET /cart/{id}',
  'SELECT orders',
  'HGETALL',
  'Charge',
  'ReserveItems',
  'publish',
  'render',
];
const hex = (value: number) => value.toString(16).padStart(16, '0');

interface GeneratedSpan {
  readonly index: number;
  readonly parent: number;
  readonly start: number;
  readonly duration: number;
  readonly service: number;
  readonly operation: string;
  readonly status: number;
  readonly query: string;
  readonly customer: number;
  readonly hasEvent: boolean;
}

/** Jaeger's own format: eight tags per span, and a log on every tenth. */
export function generateJaeger(spanCount: number): string {
  const spans = generateSpans(spanCount).map((span) => ({
    traceID: '0000000000000000000000000000cafe',
    spanID: hex(span.index + 1),
    operationName: span.operation,
    references:
      span.parent < 0
        ? []
        : [
            {
              refType: 'CHILD_OF',
              traceID: '0000000000000000000000000000cafe',
              spanID: hex(span.parent + 1),
            },
          ],
    startTime: START_MICROS + span.start,
    duration: span.duration,
    tags: [
      { key: 'otel.scope.name', type: 'string', value: 'bench/instrumentation' },
      { key: 'http.request.method', type: 'string', value: 'GET' },
      { key: 'http.response.status_code', type: 'int64', value: span.status },
      { key: 'db.query.text', type: 'string', value: span.query },
      { key: 'customer.id', type: 'int64', value: span.customer },
      { key: 'url.path', type: 'string', value: `/orders/${span.customer}/items/${span.index}` },
      { key: 'retry', type: 'bool', value: false },
      { key: 'span.kind', type: 'string', value: 'server' },
    ],
    logs: span.hasEvent
      ? [
          {
            timestamp: START_MICROS + span.start + 1,
            fields: [
              { key: 'event', type: 'string', value: 'cache miss' },
              { key: 'cache.key', type: 'string', value: `order-${span.customer}` },
            ],
          },
        ]
      : [],
    processID: `p${span.service + 1}`,
    warnings: null,
  }));
  const processes = Object.fromEntries(
    services.map((serviceName, index) => [
      `p${index + 1}`,
      { serviceName, tags: [{ key: 'host.name', type: 'string', value: `host-${index}` }] },
    ]),
  );
  const data = [{ traceID: '0000000000000000000000000000cafe', spans, processes, warnings: null }];
  return JSON.stringify({ data, total: 0, limit: 0, offset: 0, errors: null });
}

/** The same trace as `/api/v3` sends it. */
export function generateOtlp(spanCount: number): string {
  const spans = generateSpans(spanCount);
  const text = (stringValue: string) => ({ stringValue });
  const resourceSpans = services.map((service, index) => ({
    resource: {
      attributes: [
        { key: 'service.name', value: text(service) },
        { key: 'host.name', value: text(`host-${index}`) },
      ],
    },
    scopeSpans: [
      {
        scope: { name: 'bench/instrumentation' },
        spans: spans
          .filter((span) => span.service === index)
          .map((span) => ({
            traceId: '0000000000000000000000000000cafe',
            spanId: hex(span.index + 1),
            ...(span.parent < 0 ? {} : { parentSpanId: hex(span.parent + 1) }),
            name: span.operation,
            kind: 2,
            startTimeUnixNano: `${START_MICROS + span.start}123`,
            endTimeUnixNano: `${START_MICROS + span.start + span.duration}456`,
            attributes: [
              { key: 'http.request.method', value: text('GET') },
              { key: 'http.response.status_code', value: { intValue: String(span.status) } },
              { key: 'db.query.text', value: text(span.query) },
              { key: 'customer.id', value: { intValue: String(span.customer) } },
              { key: 'url.path', value: text(`/orders/${span.customer}/items/${span.index}`) },
              { key: 'retry', value: { boolValue: false } },
            ],
            ...(span.hasEvent
              ? {
                  events: [
                    {
                      timeUnixNano: `${START_MICROS + span.start + 1}000`,
                      name: 'cache miss',
                      attributes: [{ key: 'cache.key', value: text(`order-${span.customer}`) }],
                    },
                  ],
                }
              : {}),
            status: {},
          })),
      },
    ],
  }));
  return JSON.stringify({ result: { resourceSpans } });
}

function generateSpans(spanCount: number): GeneratedSpan[] {
  const random = createRandom(20_261_123);
  const spans: GeneratedSpan[] = [];
  for (let index = 0; index < spanCount; index++) {
    const parent =
      index === 0 ? -1 : Math.max(0, index - 1 - Math.floor(random() ** 3 * Math.min(index, 500)));
    const above = parent < 0 ? undefined : spans.at(parent);
    const start = above === undefined ? 0 : above.start + Math.floor((random() * above.duration) / 2);
    const duration =
      above === undefined ? 5_000_000 : Math.max(1, Math.floor((random() * above.duration * 3) / 4));
    spans.push({
      index,
      parent,
      start,
      duration,
      service: Math.floor(random() * services.length),
      operation: operations[Math.floor(random() * operations.length)],
      status: random() < 0.02 ? 500 : 200,
      query: `SELECT * FROM orders WHERE shard = ${Math.floor(random() * 200)} AND open = true`,
      customer: Math.floor(random() * 50_000),
      hasEvent: random() < 0.1,
    });
  }
  return spans;
}

/** Mulberry32: small, fast, and good enough to spread values. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
