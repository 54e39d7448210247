/**
 * What counts as an error of a span: its status or a true `error` attribute. A failing HTTP or gRPC code only
 * makes it suspect.
 */
import { ERROR_KEY } from '../../conventions/otel.ts';
import { statusConventions, USUAL_STATUS_CODE } from '../../conventions/status.ts';
import { AttributeType, NONE, SpanFlag, SpanKind, StatusCode } from '../trace.ts';
import type { StringTableBuilder } from './stringTableBuilder.ts';
import type { TraceBuilder } from './traceBuilder.ts';

/**
 * What a key says: nothing about errors, that its span failed, or from CODES on the convention by which it is
 * a status code.
 */
const NOTHING = 0;
const FLAG = 1;
const CODES = 2;

/** Returns SpanFlag.ownError, SpanFlag.suspectedError or 0 for each arrived span. */
export function findErrors(builder: TraceBuilder): Uint8Array {
  const { strings, spans } = builder;
  const meanings = readKeys(strings);
  const usual = strings.find(USUAL_STATUS_CODE);
  const keys = builder.attributes.key.view();
  const types = builder.attributes.type.view();
  const values = builder.attributes.value.view();
  const ends = spans.attributeEnd.view();
  const statuses = spans.status.view();
  const kinds = spans.kind.view();
  const errors = new Uint8Array(builder.spanCount);
  let owner = 0; // the span that owns the row
  for (let row = 0; row < keys.length; row++) {
    const meaning = meanings[keys[row]];
    if (meaning === NOTHING || values[row] === usual) continue;
    const text = strings.get(values[row]);
    while (ends[owner] <= row) owner++;
    if (meaning === FLAG) {
      if (text === 'true' && types[row] <= AttributeType.bool) errors[owner] = SpanFlag.ownError;
    } else if (statusConventions[meaning - CODES].isFault(text, kinds[owner] === SpanKind.client)) {
      errors[owner] ||= SpanFlag.suspectedError;
    }
  }
  for (let span = 0; span < errors.length; span++) {
    if (statuses[span] === StatusCode.error) errors[span] = SpanFlag.ownError;
  }
  return errors;
}

/** By StringIndex: what it says as a key. */
function readKeys(strings: StringTableBuilder): Uint8Array {
  const meanings = new Uint8Array(strings.size);
  const note = (key: string, meaning: number) => {
    const index = strings.find(key);
    if (index !== NONE) meanings[index] = meaning;
  };
  note(ERROR_KEY, FLAG);
  statusConventions.forEach(({ keys }, convention) => {
    for (const key of keys) note(key, CODES + convention);
  });
  return meanings;
}
