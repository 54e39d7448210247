/** The architecture as data: which folder may import which. */

export interface Folder {
  /** Ends the sentence "<folder> keeps only …". */
  readonly secret: string;
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}

/** The table of the architecture: what each folder hides, and what it may import. */
export const folders: Readonly<Record<string, Folder>> = {
  base: { secret: 'small helpers that any project could use', ours: [], packages: [] },
  start: { secret: 'what begins before the app is there', ours: ['base'], packages: [] },
  conventions: { secret: 'what OpenTelemetry calls things', ours: ['base'], packages: [] },
  model: { secret: 'what a trace is', ours: ['base', 'conventions'], packages: [] },
  analysis: { secret: 'what a trace tells', ours: ['base', 'conventions', 'model'], packages: [] },
  links: {
    secret: 'where a span leads',
    ours: ['base', 'conventions', 'model'],
    packages: [],
  },
  formats: {
    secret: 'what the bytes of a trace look like',
    ours: ['base', 'conventions', 'model'],
    packages: ['zod'],
  },
  api: {
    secret: 'how Jaeger is called',
    ours: ['base', 'conventions', 'model', 'formats'],
    packages: ['zod'],
  },
  layout: {
    secret: 'where things go in pixels',
    ours: ['base', 'model', 'analysis'],
    packages: ['d3-array', 'd3-scale', 'd3-time', 'd3-hierarchy'],
  },
  url: { secret: 'what the address bar says', ours: ['base', 'model'], packages: [] },
  worker: {
    secret: 'that there is a second thread',
    ours: ['base', 'start', 'model', 'formats', 'api'],
    packages: [],
  },
  config: {
    secret: 'what the operator decides',
    ours: ['base', 'start', 'model', 'links'],
    packages: ['zod'],
  },
  queries: {
    secret: 'what the server answered, cached',
    ours: ['base', 'model', 'api', 'worker', 'config'],
    packages: ['@tanstack/react-query', 'react'],
  },
  store: {
    secret: 'what the user changes over time',
    ours: ['base', 'model', 'analysis', 'links', 'url'],
    packages: ['zustand'],
  },
  ui: { secret: 'how controls look', ours: ['base'], packages: ['react', '@base-ui/react', 'lucide-react'] },
  views: {
    secret: 'how the pages are composed',
    ours: [
      'base',
      'conventions',
      'model',
      'analysis',
      'links',
      'layout',
      'url',
      'config',
      'queries',
      'store',
      'ui',
    ],
    packages: [
      'react',
      'react-dom',
      'react-window',
      'zustand',
      'date-fns',
      '@date-fns/tz',
      'wouter',
      'lucide-react',
      'fastest-levenshtein',
    ],
  },
  server: {
    secret: 'how it is served from Node',
    ours: ['base', 'fixtures'],
    packages: ['node', 'sirv', 'compression', 'vite'],
  },
  bundle: { secret: 'how Vite bundles it', ours: ['server', 'config'], packages: ['node', 'vite'] },
  cli: { secret: 'what the commands do', ours: ['server'], packages: ['node', 'vite'] },
};

/**
 * The second level: which rooms of its own layer a room may import, besides its layer's own files and the rooms in it.
 * A room that is not listed here may import none. The key `''` lists what the layer's own files may import.
 */
export const rooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  conventions: {
    summary: ['masking'],
  },
  analysis: {
    path: [],
    breakdown: [],
    errors: ['path'],
    calls: ['path', 'errors'],
    waiting: ['path'],
    findings: ['path', 'errors', 'calls', 'waiting'],
    story: ['path', 'errors', 'calls', 'waiting', 'findings'],
  },
  model: {
    filter: ['color'],
    find: ['details'],
  },
  links: {
    templates: ['languages'],
    targets: ['languages'],
    rules: ['templates'],
    presets: ['languages', 'templates', 'targets'],
    entries: ['templates', 'rules', 'presets'],
  },
  formats: {
    jaeger: ['json', 'spans'],
    otlp: ['json', 'spans'],
    spans: ['json'],
    document: ['json', 'spans', 'jaeger', 'otlp'],
  },
  api: {
    dialect: ['request'],
    search: ['request', 'dialect'],
    trace: ['request', 'dialect'],
  },
  layout: {
    waterfall: ['time'],
  },
  server: {
    '': ['configuration'],
  },
  store: {
    commands: ['trace', 'search'],
  },
  views: {
    app: ['shared', 'search', 'trace'],
    search: ['shared', 'search/context', 'search/form', 'search/results'],
    'search/context': ['shared'],
    'search/form': ['shared', 'search/context'],
    'search/results': ['shared', 'search/context'],
    trace: [
      'shared',
      'trace/context',
      'trace/find',
      'trace/legend',
      'trace/tools',
      'trace/details',
      'trace/leads',
      'trace/waterfall',
      'trace/waterfall/time',
    ],
    'trace/context': ['shared'],
    'trace/find': ['shared', 'trace/context'],
    'trace/legend': ['shared', 'trace/context'],
    'trace/tools': ['shared', 'trace/context', 'trace/find'],
    'trace/details': ['shared', 'trace/context', 'trace/leads'],
    'trace/leads': ['shared', 'trace/context'],
    'trace/waterfall': [
      'shared',
      'trace/context',
      'trace/waterfall/frame',
      'trace/waterfall/rows',
      'trace/waterfall/bars',
      'trace/waterfall/minimap',
      'trace/waterfall/time',
    ],
    'trace/waterfall/frame': ['shared', 'trace/context'],
    'trace/waterfall/rows': ['shared', 'trace/context', 'trace/waterfall/frame'],
    'trace/waterfall/bars': ['shared', 'trace/context', 'trace/waterfall/frame'],
    'trace/waterfall/minimap': ['shared', 'trace/context', 'trace/waterfall/frame'],
    'trace/waterfall/time': ['shared', 'trace/context', 'trace/waterfall/frame'],
  },
};

/** Packages that only some subfolders of a folder may import. */
export const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'views wouter': ['src/views/app/', 'src/views/shared/'],
};
