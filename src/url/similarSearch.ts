/**
 * The address of a search for traces like one that is shown. It is written here and not with `searchUrl`,
 * which the trace page does not need otherwise.
 */

/** How much earlier and later other traces may be, µs. */
const MARGIN_MICROS = 900e6;

/** Returns a query string for the search page: the traces of a service around a time, Unix µs. */
export function formatSimilarSearch(service: string, startUnixMicros: number, endUnixMicros: number): string {
  return new URLSearchParams({
    service: service === '' ? '__all_services__' : service,
    lookback: 'custom',
    start: String(Math.max(0, Math.floor(startUnixMicros - MARGIN_MICROS))),
    end: String(Math.ceil(endUnixMicros + MARGIN_MICROS)),
    limit: '20',
  }).toString();
}
