import { describe, expect, it } from 'vitest';
import { type DialectKnowledge, DialectMemory, nothingKnown } from './memory.ts';

const MINUTE = 60_000;

function memoryAt(known?: DialectKnowledge) {
  let now = 1_000_000;
  const heard: DialectKnowledge[] = [];
  const memory = new DialectMemory({ known, onChange: (news) => heard.push(news), now: () => now });
  return { memory, heard, wait: (milliseconds: number) => (now += milliseconds) };
}

describe('what is known of a dialect', () => {
  it('is valid for ten minutes if something was missing, and is then checked', () => {
    const { memory, wait } = memoryAt();
    memory.learn({ v3: false, summaries: false });
    wait(10 * MINUTE);
    expect(memory.known).toEqual({ v3: false, summaries: false, isDated: false });
    wait(1);
    expect(memory.known).toEqual({ v3: false, summaries: undefined, isDated: true });
    memory.learn({ v3: false, summaries: false });
    expect(memory.known).toEqual({ v3: false, summaries: false, isDated: false });
  });

  it('is valid without limit if something was present', () => {
    const { memory, wait } = memoryAt();
    memory.learn({ v3: true, summaries: true });
    wait(1_000 * MINUTE);
    expect(memory.known).toEqual({ v3: true, summaries: true, isDated: false });
  });

  it('is checked from the beginning if an earlier page learnt it', () => {
    const { memory } = memoryAt({ v3: false, summaries: undefined, isDated: true });
    expect(memory.known).toEqual({ v3: false, summaries: undefined, isDated: true });
  });

  it('is doubted when the user asks again', () => {
    const { memory } = memoryAt();
    memory.learn({ v3: false, summaries: false });
    memory.doubt();
    expect(memory.known).toEqual({ v3: false, summaries: undefined, isDated: true });
  });

  it('is forgotten when v3 appears: it is another server', () => {
    const { memory, heard } = memoryAt();
    memory.learn({ v3: false, summaries: false });
    memory.learn({ v3: true });
    expect(memory.known).toEqual({ ...nothingKnown, v3: true });
    expect(heard).toHaveLength(2);
  });

  it('is passed on as what was learnt, not as what was known before', () => {
    const memory = new DialectMemory({ known: { v3: false, summaries: true, isDated: true } });
    expect(memory.news).toEqual({});
    memory.learn({ summaries: undefined });
    const { memory: page } = memoryAt({ v3: true, summaries: true, isDated: false });
    page.learn(memory.news);
    expect(page.known).toEqual({ ...nothingKnown, v3: true });
  });
});
