import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const themes = ['dark', 'light'] as const;
type Theme = (typeof themes)[number];

/**
 * The backgrounds of bars and stripes: the page, the minimap, and rows under the pointer, selected, failed.
 */
const grounds = ['--bg', '--panel', '--hover', '--accent-bg', '--error-bg'];
const services = Array.from({ length: 24 }, (_, slot) => `--service-${slot}`);
const ramp = Array.from({ length: 6 }, (_, step) => `--self-${step}`);
/** Each mark with the colour of the text on it. */
const marks: readonly (readonly [mark: string, text: string])[] = [
  ...[...services, '--value-none', '--self-0'].map((mark) => [mark, '--on-service'] as const),
  ...ramp.slice(1).map((mark) => [mark, '--on-self'] as const),
  ['--error', '--on-status'],
  ['--ok', '--on-status'],
];

const tokens: Readonly<Record<Theme, ReadonlyMap<string, string>>> = readTokens();

function readTokens() {
  const dark = new Map<string, string>();
  const light = new Map<string, string>();
  for (const file of ['theme.css', 'palette.css']) {
    const css = readFileSync(new URL(file, import.meta.url), 'utf8');
    for (const [, selector, body] of css.matchAll(/^(:root|\[data-theme="light"\]) \{([^}]*)\}/gm)) {
      const theme = selector === ':root' ? dark : light;
      for (const [, name, value] of body.matchAll(/(--[\w-]+): ([^;]+);/g)) theme.set(name, value);
    }
  }
  return { dark, light: new Map([...dark, ...light]) };
}

/** Returns lightness, chroma and hue (degrees) of a token. */
function colorOf(theme: Theme, name: string): readonly [number, number, number] {
  const value = tokens[theme].get(name) ?? '';
  const reference = /^var\((.*)\)$/.exec(value);
  if (reference !== null) return colorOf(theme, reference[1]);
  const parts = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(value);
  if (parts === null) throw new Error(`${name} is no colour in the ${theme} theme: ${value}`);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/** Relative luminance. From OKLCH to linear sRGB: https://bottosson.github.io/posts/oklab/ */
function luminanceOf([lightness, chroma, hue]: readonly [number, number, number]): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const cut = (value: number) => Math.min(1, Math.max(0, value));
  return 0.2126 * cut(red) + 0.7152 * cut(green) + 0.0722 * cut(blue);
}

/** As WCAG defines it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(theme: Theme, a: string, b: string): number {
  const [darker, lighter] = [luminanceOf(colorOf(theme, a)), luminanceOf(colorOf(theme, b))].sort(
    (x, y) => x - y,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(themes)('colours of spans in the %s theme', (theme) => {
  it('stand out against their backgrounds', () => {
    const weak = marks.flatMap(([mark]) =>
      grounds
        .map((ground) => ({ mark, ground, contrast: contrast(theme, mark, ground) }))
        .filter((pair) => pair.contrast < 3),
    );
    expect(weak).toEqual([]);
  });

  it('keep the text on them readable', () => {
    const weak = marks
      .map(([mark, text]) => ({ mark, text, contrast: contrast(theme, mark, text) }))
      .filter((pair) => pair.contrast < 4.5);
    expect(weak).toEqual([]);
  });

  it('leave the hues of errors to errors', () => {
    for (const mark of [...services, ...ramp]) {
      const [, , hue] = colorOf(theme, mark);
      expect(hue, mark).toBeGreaterThan(50);
      expect(hue, mark).toBeLessThan(350);
    }
  });

  it('stand out more with every step of self time', () => {
    const contrasts = ramp.map((mark) => contrast(theme, mark, '--bg'));
    for (let step = 1; step < ramp.length; step++) {
      expect(contrasts[step] / contrasts[step - 1]).toBeGreaterThan(1.15);
    }
  });
});
