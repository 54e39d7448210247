import { describe, expect, it } from 'vitest';
import { presets } from '../links/presets/presets.ts';
import { configSchema } from './configSchema.ts';
import { parseConfig } from './parseConfig.ts';

describe('the schema of the configuration', () => {
  it('has the keys that are read, and no others', () => {
    const { problems } = parseConfig('{"nothing":1}', 'https://traces.example/');
    const [, known = ''] = /the keys are (.*)\.$/.exec(problems.join()) ?? [];
    const inSchema = Object.keys(Object(configSchema().properties)).filter((key) => key !== '$schema');
    expect(inSchema.every((key) => known.split(', ').includes(key))).toBe(true);
  });

  it('has every preset with its fields', () => {
    const text = JSON.stringify(configSchema());
    for (const [name, { fields }] of Object.entries(presets)) {
      expect(text).toContain(`"const":"${name}"`);
      for (const field of fields) expect(text).toContain(`"${field.name}":`);
    }
  });
});
