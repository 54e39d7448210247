/** Publishes the schema of `config.json` with the build, for editors. */
import type { Plugin } from 'vite';
import { configSchema } from '../config/configSchema.ts';

export const SCHEMA_FILE = 'static/config.schema.json';

/** Writes the schema next to the scripts. */
export function publishSchema(): Plugin {
  return {
    name: 'publish-schema',
    apply: 'build',
    generateBundle() {
      const source = `${JSON.stringify(configSchema(), undefined, 2)}\n`;
      this.emitFile({ type: 'asset', fileName: SCHEMA_FILE, source });
    },
  };
}
