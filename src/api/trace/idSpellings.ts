/** Which spellings of a trace id to try with a server. */
import { isHexTraceId, parseTraceId } from '../../model/spanIds.ts';
import type { TraceId } from '../../model/trace.ts';

/**
 * Returns the ways to write an id, the likeliest first. Jaeger reads ids as numbers (`areNumbers`), so one is
 * enough. Compatible servers compare them as text, with or without leading zeros, in either case. An id that
 * is not hexadecimal is tried unchanged, and if it may be another form of an id (base64, a UUID), in that
 * form too.
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
