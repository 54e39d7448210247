import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testHooks } from './testHooks.ts';

/**
 * The hooks promised by each version of the package, with the attributes of each. Lines are only ever added,
 * under the version that introduces them: removing one breaks other people's tests.
 */
const shipped: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '0.1.0': {
    'search-form': [],
    'search-service': [],
    'search-operation': [],
    'search-tags': [],
    'search-errors-only': [],
    'search-min-duration': [],
    'search-max-duration': [],
    'search-range': [],
    'search-limit': [],
    'search-submit': [],
    omnibox: [],
    refresh: [],
    'grafana-link': [],
    'jaeger-link': [],
    'theme-toggle': [],
    'help-dialog': [],
    results: ['data-total'],
    'trace-row': ['data-trace-id', 'data-duration-us', 'data-span-count', 'data-error-count'],
    'sort-name': ['aria-sort'],
    'sort-duration': ['aria-sort'],
    'sort-spans': ['aria-sort'],
    'sort-errors': ['aria-sort'],
    'sort-start': ['aria-sort'],
    scatter: [],
    coverage: [],
    'trace-header': [
      'data-trace-id',
      'data-duration-us',
      'data-span-count',
      'data-service-count',
      'data-error-count',
    ],
    'error-chip': ['data-total'],
    'drawer-fact': ['data-kind', 'data-us'],
    'load-keep': [],
    'link-button': ['data-kind'],
    'link-choice': [],
    'tag-link': [],
    reveal: ['aria-pressed'],
    'span-path': [],
    'path-toggle': ['aria-pressed'],
    'critical-path': ['data-segments'],
    'child-groups': [],
    'span-summary': ['data-domain'],
    'service-owner': [],
    'menu-items': [],
    'copy-menu': [],
    'copy-item': [],
    'time-axis': [],
    'column-divider': [],
    minimap: [],
    'minimap-handle': ['data-side'],
    waterfall: ['data-view-start-us', 'data-view-end-us'],
    'waterfall-rows': ['data-total'],
    'span-row': [
      'data-span-id',
      'data-parent-id',
      'data-service',
      'data-operation',
      'data-kind',
      'data-depth',
      'data-start-us',
      'data-duration-us',
      'data-error',
      'data-origin',
      'data-match',
      'data-state',
      'data-hidden-spans',
      'data-hidden-errors',
    ],
    'placeholder-row': ['data-kind', 'data-hidden-spans', 'data-hidden-errors'],
    'span-bar': ['data-span-id'],
    'span-toggle': [],
    'collapse-all': [],
    'expand-all': [],
    'collapse-level': [],
    'expand-level': [],
    'zoom-reset': [],
    'color-by': [],
    'legend-item': ['data-inferred', 'data-kind', 'data-value', 'data-share', 'aria-pressed'],
    'find-input': [],
    'find-count': ['data-total', 'data-index'],
    'find-next': [],
    'find-previous': [],
    'span-drawer': [],
    'drawer-close': [],
    'drawer-section': ['data-kind'],
    'attribute-row': ['data-key'],
    'log-row': [],
    'reference-row': [],
    'warning-row': [],
    progress: [],
    'load-cancel': [],
    banner: ['data-kind'],
    failure: ['data-kind'],
    empty: ['data-kind'],
  },
  '0.2.0': {
    results: ['data-shapes'],
    'trace-shape': ['data-state'],
    'find-mode': [],
    'find-error': ['data-from', 'data-length'],
    'minimap-layer': ['data-kind'],
    'span-bar': ['data-extent-start-us', 'data-extent-end-us'],
    'group-row': [
      'data-span-id',
      'data-service',
      'data-operation',
      'data-depth',
      'data-count',
      'data-sum-us',
      'data-error-count',
    ],
    'group-toggle': ['aria-pressed', 'data-total'],
    threshold: ['aria-valuetext'],
    'bars-toggle': ['aria-pressed'],
    'hidden-summary': ['data-hidden-spans', 'data-hidden-errors'],
    'focus-breadcrumb': [],
    'focus-subtree': [],
    'squeeze-toggle': ['aria-pressed'],
    'idle-break': ['data-from-us', 'data-to-us'],
  },
};

const promises = Object.values(shipped).flatMap((hooks) => Object.entries(hooks));
const readText = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the test hooks', () => {
  it('keep every name that was ever shipped', () => {
    const names: readonly string[] = Object.values(testHooks);
    expect(promises.map(([name]) => name).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('are listed here under the version that brings them', () => {
    const names = promises.map(([name]) => name);
    expect(Object.values(testHooks).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('keep every attribute that was ever shipped', () => {
    const views = ['../ui/', '../views/'].flatMap((folder) =>
      readdirSync(new URL(folder, import.meta.url), { recursive: true, encoding: 'utf8' })
        .filter((name) => /(?<!\.test)\.tsx$/.test(name))
        .map((name) => readText(folder + name)),
    );
    // If one of our controls is given a hook (`testId`), its attributes are set in the control's file.
    const keyOf = new Map<string, string>(Object.entries(testHooks).map(([key, name]) => [name, key]));
    const hasAttribute = (hook: string, attribute: string) =>
      views.some(
        (text) =>
          text.includes(`${attribute}=`) &&
          (text.includes(`testHooks.${keyOf.get(hook)}`) || text.includes('data-testid={testId}')),
      );
    const lost = promises.flatMap(([hook, attributes]) =>
      attributes.filter((attribute) => !hasAttribute(hook, attribute)).map((name) => `${hook} ${name}`),
    );
    expect(lost).toEqual([]);
  });

  it('are listed in the README with their attributes, and nothing else is', () => {
    const [, section = ''] = /\n## Test hooks\n([\s\S]*?)\n## /.exec(readText('../../README.md')) ?? [];
    const rows = section.matchAll(/^\| (`[^|]*`) \|(.*)\|$/gm);
    const documented = new Map<string, string>();
    for (const [, names = '', text = ''] of rows) {
      for (const [, name = ''] of names.matchAll(/`([\w-]+)`/g)) documented.set(name, text);
    }
    expect([...documented.keys()].sort()).toEqual([...new Set(promises.map(([name]) => name))].sort());
    const missing = promises.flatMap(([hook, attributes]) =>
      attributes.filter((attribute) => !documented.get(hook)?.includes(`\`${attribute}\``)),
    );
    expect(missing).toEqual([]);
  });
});
