/** Parameters that name a span. They are separate from the others, because any page can lead to a span. */
import { type AddressParameter, one } from './addressParameter.ts';

/** The id of a span. */
export function spanParameter(name: string): AddressParameter<string | undefined> {
  return one(name, parseSpanId, (id) => id);
}

/** The selected span. */
export const selectedSpan = spanParameter('span');

/** Returns the query string of a page that shows this span; empty without one. */
export function formatSpanParameter(span: string | undefined): string {
  const address = new URLSearchParams();
  selectedSpan.write(span, address);
  return address.toString();
}

function parseSpanId(text: string): string | undefined {
  return text !== '' && text.length <= 200 ? text : undefined;
}
