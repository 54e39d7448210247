/** Bodies that are not what was requested, from nothing to a hundred thousand brackets. */
import type { Random } from '../../fixtures/generator/random.ts';
import { type Answer, type Duty, type Fault, shortened, withBody } from './fault.ts';
import { LOGIN_PAGE } from './statusFaults.ts';

/** Bodies that mean "nothing" in one of Jaeger's dialects: the page may then say that there is nothing. */
const empties = [
  '{}',
  '{"data":[]}',
  '{"data":null}',
  '{"summaries":[]}',
  '{"services":[]}',
  '{"operations":[]}',
];

/** Valid lists of names, though not those of the server. */
const plausible = [
  `{"services":[${'"a",'.repeat(100_000)}"b"]}`,
  `{"data":[${'"a",'.repeat(100_000)}"b"]}`,
  `{"services":[${Array.from({ length: 20_000 }, (_, at) => `"service ${at}"`).join(',')}]}`,
  `{"operations":[${Array.from({ length: 20_000 }, (_, at) => `{"name":"GET /${at}"}`).join(',')}]}`,
];

const texts = [
  '',
  ' \r\n\t ',
  'null',
  'true',
  '0',
  '-',
  '1e999',
  'NaN',
  'undefined',
  '""',
  '"data"',
  '[]',
  '[[]]',
  '[null]',
  '{',
  '}',
  ']',
  '{"data"',
  '{"data":',
  "{'data':[]}",
  '{"data":[],}',
  '{"data":{}}',
  '{"data":[null]}',
  '{"data":[[]]}',
  '{"data":["abc",7]}',
  '{"data":"abc"}',
  '{"data":[{}]}',
  '{"data":[{"traceID":7,"spans":7,"processes":7}]}',
  '{"data":[{"traceID":"","spans":[],"processes":{}}]}',
  '{"data":[{"traceID":"a","spans":[null,1,"a",[],{}],"processes":null}]}',
  '{"result":{}}',
  '{"result":null}',
  '{"result":{"resourceSpans":{}}}',
  '{"resourceSpans":[null,1,"a",[],{}]}',
  '{"resourceSpans":[{"scopeSpans":[{"spans":[null,1,"a",[],{}]}]}]}',
  '{"result":{"resourceSpans":[]}}\n{"error":{"code":13,"message":"stream ended"}}\n',
  '{"summaries":{}}',
  '{"summaries":[null,1,"a",[],{}]}',
  '{"summaries":[{"traceId":"\\ud800"},{"traceId":"\\u0000"},{"traceId":" "},{"traceId":"/../"}]}',
  '{"services":{"length":3}}',
  '{"services":[null,1,{},[]]}',
  '{"operations":[null,1,{},"a"]}',
  '{"data":[1,null,{}]}',
  '{"errors":[{"code":500,"msg":"storage is gone"}]}',
  '{"data":null,"errors":[{"code":500,"msg":""}]}',
  '{"data":[],"errors":[{"code":500,"msg":"half of the storage is gone"}]}',
  '{"error":{"httpCode":500,"message":"storage is gone"}}',
  '{"error":"invalid_token","error_description":"expired"}',
  '{"status":"success","data":{"result":[]}}',
  '{"__proto__":{"data":[]},"constructor":1,"toString":2,"hasOwnProperty":3}',
  LOGIN_PAGE,
  '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
  'event: message\ndata: {"data":[]}\n\n',
  ')]}\',\n{"data":[]}',
  'jQuery1({"data":[]})',
  '\0\0\0\0\0\x1a\x0a\x18',
  '['.repeat(100_000),
  '{"data":'.repeat(100_000),
  `{"data":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  `{"summaries":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  `{"data":[${'null,'.repeat(100_000)}null]}`,
  `{"data":[${'{},'.repeat(100_000)}{}]}`,
  `{"summaries":[${'{"traceId":"a"},'.repeat(100_000)}{}]}`,
  `{"resourceSpans":[${'{},'.repeat(100_000)}{}]}`,
  `{"data":"${'x'.repeat(3_000_000)}"}`,
  `{"${'x'.repeat(1_000_000)}":1}`,
  `{${'"data":[],'.repeat(50_000)}"data":7}`,
  `{"data":${'9'.repeat(500_000)}}`,
  `{"error":{"message":"${'word '.repeat(40_000)}"}}`,
  `{"errors":[${'{"code":500,"msg":"no shard"},'.repeat(5_000)}{"msg":"no shard"}]}`,
];

/** Texts that are put around a good body, or after it. */
const wraps: readonly (readonly [name: string, wrap: (text: string) => string, duty: Duty])[] = [
  ['a mark of the byte order', (text) => `\ufeff${text}`, 'said'],
  ['two marks of the byte order', (text) => `\ufeff\ufeff${text}`, 'said'],
  ['a guard against scripts', (text) => `)]}',\n${text}`, 'said'],
  ['a list around it', (text) => `[${text}]`, 'said'],
  ['an object around it', (text) => `{"response":${text}}`, 'said'],
  ['itself behind it', (text) => `${text}\n${text}`, 'said'],
  ['an error behind it', (text) => `${text}\n{"error":{"code":13,"message":"stream ended"}}`, 'said'],
  ['a page behind it', (text) => `${text}${LOGIN_PAGE}`, 'said'],
  ['NULs behind it', (text) => `${text}${'\0'.repeat(600)}`, 'said'],
  ['a quote for each of its quotes', (text) => JSON.stringify(text), 'said'],
  ['a megabyte of spaces before it', (text) => `${' '.repeat(1_000_000)}${text}`, 'said'],
  ['a comma at its end', (text) => text.replace(/([\]}])\s*$/, ',$1'), 'said'],
  ['single quotes', (text) => text.replaceAll('"', "'"), 'said'],
];

export function drawBodyFault(random: Random): Fault {
  if (random.chance(0.25)) {
    const [name, wrap, duty] = random.pick(wraps);
    return {
      name: `a good body with ${name}`,
      spoil: (good) => withBody(good, wrap(good.body.toString()), duty),
    };
  }
  const isRight = random.chance(0.15);
  const text = random.pick(isRight ? [...empties, ...plausible] : texts);
  return {
    name: `the body ${shortened(text)}`,
    spoil: (good) => wholeBody(good, text, isRight ? 'alive' : 'said'),
  };
}

function wholeBody(good: Answer, text: string, duty: Duty) {
  return { ...withBody(good, text, duty), status: 200 };
}
