/**
 * What counts as an error of a span: its status or a true `error` attribute. A failing HTTP or gRPC code, any
 * other value of `error`, and the type of an error without a status only make it suspect. A server that
 * answers with a refusal, such as 404, may give it as the type of an error; that is no failure of its own.
 */
import { errorKeys, isSuspectError, isSuspectErrorType } from '../../conventions/error.ts';
import { ERROR_KEY } from '../../conventions/otel.ts';
import { statusConventions, USUAL_STATUS_CODE } from '../../conventions/status.ts';
import { AttributeType, NONE, SpanFlag, SpanKind, StatusCode } from '../trace.ts';
import type { StringTableBuilder } from './stringTableBuilder.ts';
import type { TraceBuilder } from './traceBuilder.ts';

/**
 * What a key says: nothing about errors, that its span failed, the type of its error, or from CODES on the
 * convention by which it is a status code.
 */
const NOTHING = 0;
const FLAG = 1;
const TYPE = 2;
const CODES = 3;

/** Further bits of a span while its attributes are read: it has the type of an error, and it has refused. */
const HAS_TYPE = 64;
const HAS_REFUSED = 128;

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
      if (text === 'true' && types[row] <= AttributeType.bool) errors[owner] |= SpanFlag.ownError;
      else if (types[row] <= AttributeType.double && isSuspectError(text)) {
        errors[owner] |= SpanFlag.suspectedError;
      }
    } else if (meaning === TYPE) {
      if (statuses[owner] === StatusCode.unset && isSuspectErrorType(text)) errors[owner] |= HAS_TYPE;
    } else {
      const { isFault, isRefusal } = statusConventions[meaning - CODES];
      const isClient = kinds[owner] === SpanKind.client;
      if (isFault(text, isClient)) errors[owner] |= SpanFlag.suspectedError;
      else if (!isClient && isRefusal(text)) errors[owner] |= HAS_REFUSED;
    }
  }
  for (let span = 0; span < errors.length; span++) errors[span] = judge(errors[span], statuses[span]);
  return errors;
}

function judge(found: number, status: number): number {
  if (status === StatusCode.error || (found & SpanFlag.ownError) !== 0) return SpanFlag.ownError;
  const isSuspect =
    (found & SpanFlag.suspectedError) !== 0 || (found & (HAS_TYPE | HAS_REFUSED)) === HAS_TYPE;
  return isSuspect ? SpanFlag.suspectedError : 0;
}

/** By StringIndex: what it says as a key. */
function readKeys(strings: StringTableBuilder): Uint8Array {
  const meanings = new Uint8Array(strings.size);
  const note = (key: string, meaning: number) => {
    const index = strings.find(key);
    if (index !== NONE) meanings[index] = meaning;
  };
  note(ERROR_KEY, FLAG);
  for (const key of errorKeys.type) note(key, TYPE);
  statusConventions.forEach(({ keys }, convention) => {
    for (const key of keys) note(key, CODES + convention);
  });
  return meanings;
}
