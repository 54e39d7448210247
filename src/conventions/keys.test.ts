import { describe, expect, it } from 'vitest';
import { isTestCode, readFiles, type SourceFile } from '../testing/sourceFiles.ts';

/**
 * Texts in other folders that look like keys of conventions but are not, by file. A folder ends with a slash.
 */
const noKeys: Readonly<Record<string, RegExp>> = {
  'src/api/search/conditions.ts': /^(span\.status|scope\.(name|version)?|resource\.)$/, // Jaeger's search
  'src/api/search/searchParameters.ts': /^query\./, // parameters of Jaeger's API
  'src/config/loadConfig.ts': /^config\.json$/, // a file
  'src/links/presets/logPresets.ts': /^datadoghq\./, // hosts
  'src/links/rules/spanLookup.ts': /^trace\./, // names in templates
  'src/links/targets/logPages.ts': /^trace\.id$/, // a field of Elastic's logs
  'src/queries/serverClock.ts': /^config\.json$/, // the same
  'src/bundle/notices.ts': /^package\.json$/, // a file of every package
  'src/start/start.ts': /^(config\.json|spanwise\.\w+)$/, // a file, and keys of storages
  'src/store/preferencesStore.ts': /^spanwise\./, // a key of the browser's storage
  'src/store/search/tagText.ts': /^http\.status_code$/, // an example for the user
  'src/bundle/': /\.html$/, // files
  'src/cli/': /\.(mjs|ts|html|meta|url)/, // files
  'src/server/configuration/': /^db\.system/, // in the address of a link
  'src/server/': /\.(json|html|css)$/, // files
};

describe('the keys of conventions', () => {
  it('are written down in this folder only, each once', () => {
    const sources = readFiles('src').filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path) && !isTestCode(path));
    const isHome = ({ path }: SourceFile) => path.startsWith('src/conventions/');
    expect(sources.filter((file) => !isHome(file)).flatMap(findStrayKeys)).toEqual([]);
    const known = sources.filter(isHome).flatMap(findKeys).sort();
    expect(known).toContain('http.response.status_code');
    expect(known.filter((key, position) => key === known[position - 1])).toEqual([]);
  });

  it('are noticed elsewhere, but not in comments, in addresses or in paths', () => {
    const find = (text: string) => findStrayKeys({ path: 'src/views/x.tsx', text });
    expect(find(`f('http.route', \`otel.scope.$\{name}\`)`)).toEqual([
      'src/views/x.tsx: http.route',
      'src/views/x.tsx: otel.scope.',
    ]);
    expect(
      find("/** Reads 'http.route'. */\n// not \"db.system\"\nf('https://a.b', './db.system');"),
    ).toEqual([]);
  });
});

/** Finds dotted lower-case texts between quotes, or from a quote to a placeholder or a last dot. */
function findKeys({ text }: SourceFile): string[] {
  const bare = text
    .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
    .replace(/^(import|export) .*from .*$/gm, '');
  const literal = /(['"`])([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.?)(?:\1|\$\{)/g;
  return Array.from(bare.matchAll(literal), ([, , key = '']) => key).filter((key) => key.includes('.'));
}

function findStrayKeys(file: SourceFile): string[] {
  const places = Object.keys(noKeys).filter(
    (place) => file.path === place || (place.endsWith('/') && file.path.startsWith(place)),
  );
  return findKeys(file)
    .filter((key) => !places.some((place) => noKeys[place]?.test(key)))
    .map((key) => `${file.path}: ${key}`);
}
