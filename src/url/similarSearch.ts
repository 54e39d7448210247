/**
 * The address of a search for traces like one that is shown. It is written here and not with `searchUrl`,
 * which the trace page does not need otherwise.
 */

/** How much earlier and later other traces may be, µs. */
const MARGIN_MICROS = 900e6;

/** Returns a query string for the search page: the traces of a service around a time, Unix µs. */
export function formatSimilarSearch(service: string, startUnixMicros: number, endUnixMicros: number): string {
  return similarParameters(service, startUnixMicros, endUnixMicros).toString();
}

/** The same, with a tag that the traces must have. */
export function formatTagSearch(
  service: string,
  tag: { readonly key: string; readonly value: string },
  startUnixMicros: number,
  endUnixMicros: number,
): string {
  const parameters = similarParameters(service, startUnixMicros, endUnixMicros);
  parameters.set('tags', JSON.stringify({ [tag.key]: tag.value }));
  return parameters.toString();
}

function similarParameters(service: string, startUnixMicros: number, endUnixMicros: number): URLSearchParams {
  return new URLSearchParams({
    service: service === '' ? '__all_services__' : service,
    lookback: 'custom',
    start: String(Math.max(0, Math.floor(startUnixMicros - MARGIN_MICROS))),
    end: String(Math.ceil(endUnixMicros + MARGIN_MICROS)),
    limit: '20',
  });
}
