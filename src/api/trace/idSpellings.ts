/** In which spellings a server is asked for the id of a trace. */
import { isHexTraceId, parseTraceId } from '../../model/spanIds.ts';
import type { TraceId } from '../../model/trace.ts';

/**
 * The ways to write an id, likeliest first. Jaeger reads ids as numbers (`areNumbers`), so one is enough; compatibles
 * compare them as text, with or without leading zeros, in either case. A word is asked for as it is; where it may be
 * another form of an id (base64, a UUID), as that too.
 */
export function spellingsOf(id: TraceId, areNumbers: boolean): readonly string[] {
  if (!isHexTraceId(id)) {
    const hex = parseTraceId(id);
    return hex === undefined ? [id] : [id, hex];
  }
  if (areNumbers) return [id];
  const short = /^0{16}[0-9a-f]{16}$/.test(id) ? [id.slice(16)] : [];
  const spellings = [id, ...short, id.replace(/^0+(?=.)/, '')];
  return [...new Set([...spellings, ...spellings.map((spelling) => spelling.toUpperCase())])];
}
