import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { keyFamilies } from '../keyFamilies.ts';
import { summarizeTags, testLines } from '../testing/summaryTables.ts';
import { summarizeSpan, summarySigns } from './summarizeSpan.ts';

describe('the rest', () => {
  testLines('featureFlag', [
    ['internal', 'feature_flag.key=new-cart  feature_flag.result.variant=on', 'flag new-cart=on'],
    ['internal', 'feature_flag.key=new-cart  feature_flag.variant=off', 'flag new-cart=off'],
  ]);
  testLines('peer', [
    ['client', 'service.peer.name=bank-gw:443', '→ bank-gw:443'],
    ['client', 'server.address=bank  server.port=443', '→ bank:443'],
    ['internal', 'peer.service=bank  error.type=timeout', '→ bank → timeout', 'error'],
  ]);
  testLines('exception', [
    [
      'internal',
      'exception.type=java.io.IOException  exception.message=connection reset',
      'IOException: connection reset',
      'error',
    ],
    ['server', 'error.kind=Panic  peer.service=caller', 'Panic', 'error'],
    [
      'internal',
      'error.message=password=abc refused\n  at line 2',
      'password=•••••• refused at line 2',
      'error',
    ],
  ]);
  testLines('code', [
    [
      'internal',
      'code.function.name=com.acme.OrderService.place  code.file.path=/src/OrderService.java  code.line.number=118',
      'OrderService.place (OrderService.java:118)',
    ],
    [
      'internal',
      'code.namespace=com.acme.OrderService  code.function=place  code.filepath=C:\\src\\OrderService.java',
      'OrderService.place (OrderService.java)',
    ],
    ['internal', 'code.function.name=github.com/acme/shop.(*OrderService).Place', '(*OrderService).Place'],
    ['internal', 'code.function.name=shop::cart::add', 'cart.add'],
    ['internal', 'code.file.path=main.go', 'main.go'],
  ]);
});

describe('a summary', () => {
  it('is of what the span is for, not of how it gets there', () => {
    const http = 'http.method=POST  http.status_code=200  http.url=https://a/b';
    const domain = (tags: string) => summarizeTags(`${http}  ${tags}`)?.domain;
    expect(domain('db.system=elasticsearch')).toBe('db');
    expect(domain('messaging.system=sqs')).toBe('messaging');
    expect(domain('rpc.system=grpc')).toBe('rpc');
    expect(domain('gen_ai.system=openai')).toBe('genAi');
    expect(domain('pipeline.stage=detection')).toBe('http');
    expect(domain('code.function=f')).toBe('http');
  });

  it('is absent without a known key, or if all are blank', () => {
    expect(summarizeTags('thread.name=main  custom=1')).toBeUndefined();
    expect(summarizeTags('db.system= ')?.text).toBe('work');
    expect(summarizeTags('http.method=  http.status_code= ')).toBeUndefined();
  });

  it('asks only for known keys, and for each sign at most once before it gives up', () => {
    const asked: string[] = [];
    const read = (key: string) => {
      asked.push(key);
      return undefined;
    };
    expect(summarizeSpan(read, { kind: 'client', operation: 'work' })).toBeUndefined();
    expect(asked.filter((key) => !summarySigns.has(key))).toEqual([]);
    expect(asked.length).toBeLessThan(80);
  });

  it('is one clean line of at most 60 characters, whatever the tags', () => {
    const keys = fc.constantFrom(...keyFamilies.flat());
    const odd = fc.constantFrom(
      '',
      ' ',
      '\u{1f600}'.repeat(70),
      'a\u0000b\u202ec\ud800',
      '→ · ',
      '42',
      'true',
      '-1',
    );
    const values = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 90 }), fc.string());
    const kinds = fc.constantFrom('client', 'server', 'consumer', 'internal');
    const spans = fc.record({
      tags: fc.dictionary(keys, values, { maxKeys: 12 }),
      kind: kinds,
      operation: values,
    });
    checkProperty(
      spans,
      ({ tags, kind, operation }) => {
        const summary = summarizeSpan((key) => tags[key], { kind, operation, lagMicros: 5 });
        if (summary === undefined) return;
        expect(summary.text.length).toBeLessThanOrEqual(60);
        expect(summary.text).toBe(summary.text.trim());
        expect(summary.text).not.toMatch(/ {2}|[\p{Cc}\p{Cs}\u202e]|\bundefined\b|\bNaN\b/u);
      },
      1000,
    );
  });
});
