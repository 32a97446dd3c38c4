import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accentTokens, themes } from '../../src/ui/accent.ts';
import { luminance, readColour, writeColour, type Light } from '../../src/ui/colour.ts';

const style = ['style', 'later'].map((name) => readFileSync(resolve(import.meta.dirname, `../../src/ui/${name}.css`), 'utf8')).join('\n');
/** `#rgb` and `#rrggbb` as browsers compute them. */
const computed = (text: string) => {
  const [, digits = ''] = /^#(\w+)$/.exec(text) ?? [];
  const parts = digits.length === 3 ? [...digits].map((digit) => digit.repeat(2)) : (digits.match(/../g) ?? []);
  return parts.length === 0 ? text : `rgb(${parts.map((part) => Number.parseInt(part, 16)).join()})`;
};
const colour = (text: string | undefined): Light => {
  const read = readColour(computed(text ?? ''));
  if (!read) throw new Error(`${text} is no colour.`);
  return read;
};

/** By WCAG 2: from 1 to 21. */
function contrast(one: Light, other: Light): number {
  const [darker = 0, lighter = 0] = [luminance(one) + 0.05, luminance(other) + 0.05].sort((first, second) => first - second);
  return lighter / darker;
}

const themeNames = ['light', 'dark'] as const;

/** The neutral tokens as the style sheets have them. */
function neutrals(theme: 'light' | 'dark'): Record<string, string> {
  const rule = theme === 'light' ? /:host \{([^}]*)\}/g : /:host\(\[data-theme='dark'\]\) \{([^}]*)\}/g;
  return Object.fromEntries([...[...style.matchAll(rule)].map(([, body]) => body).join('').matchAll(/(--db-[\w-]+): (#\w+);/g)].map(([, name, value]) => [name, value]));
}

const mix = (...steps: readonly number[]) => `rgb(${steps.map((step) => Math.round((step * 255) / 9)).join()})`;

/** A thousand colours: a grid over the whole of sRGB, its corners and the greys among them. */
function* accents(): Generator<string> {
  for (let red = 0; red < 10; red++) for (let green = 0; green < 10; green++) for (let blue = 0; blue < 10; blue++) yield mix(red, green, blue);
}

describe('the accent', () => {
  it('is readable as text, and so is what stands on it, whatever colour a merchant picks', () => {
    const unreadable: string[] = [];
    let tried = 0;
    for (const accent of accents()) {
      tried += 1;
      for (const theme of themeNames) {
        const tokens = accentTokens(accent, themes[theme]);
        const { '--db-surface': surface, '--db-surface-2': surface2 } = neutrals(theme);
        const grounds = [surface, surface2, tokens['--db-accent-soft'], tokens['--db-accent-wash']];
        const pairs: [text: string | undefined, ground: string | undefined, ratio: number][] = [
          ...grounds.map((ground): [string | undefined, string | undefined, number] => [tokens['--db-accent'], ground, 4.5]),
          ...grounds.map((ground): [string | undefined, string | undefined, number] => [tokens['--db-edge'], ground, 3]),
          [tokens['--db-on-accent'], tokens['--db-accent'], 4.5],
          [tokens['--db-on-fill'], tokens['--db-fill'], 4.5],
        ];
        for (const [text, ground, ratio] of pairs) {
          if (contrast(colour(text), colour(ground)) < ratio) unreadable.push(`${accent}: ${text} on ${ground}`);
        }
      }
    }
    expect(tried).toBe(1000);
    expect(unreadable).toEqual([]);
  });

  it('keeps the text of the theme readable on its own tints', () => {
    for (const accent of accents()) {
      for (const name of themeNames) {
        const tokens = accentTokens(accent, themes[name]);
        const { '--db-text': text, '--db-text-soft': soft } = neutrals(name);
        for (const ground of [tokens['--db-accent-soft'], tokens['--db-accent-wash']]) {
          expect(contrast(colour(text), colour(ground))).toBeGreaterThan(7);
          expect(contrast(colour(soft), colour(ground))).toBeGreaterThanOrEqual(4.5);
        }
      }
    }
  });

  it('leaves the fill as the merchant picked it', () => {
    expect(accentTokens('rgb(255,212,0)', themes.light)['--db-fill']).toBe('rgb(255,212,0)');
    expect(accentTokens('rgb(255, 212, 0)', themes.dark)['--db-fill']).toBe('rgb(255,212,0)');
  });

  it('falls back to our own where there is no colour', () => {
    expect(accentTokens('nonsense', themes.light)).toEqual(accentTokens('rgb(29,92,79)', themes.light));
  });
});

describe('the neutral tokens', () => {
  it.each(themeNames)('are readable (%s)', (name) => {
    const tokens = neutrals(name);
    for (const ground of [tokens['--db-surface'], tokens['--db-surface-2']]) {
      for (const text of ['--db-text', '--db-text-soft', '--db-danger', '--db-success', '--db-warning']) {
        expect(contrast(colour(tokens[text]), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(colour(tokens['--db-line-strong']), colour(ground))).toBeGreaterThanOrEqual(3);
    }
    for (const tone of ['danger', 'success', 'warning']) {
      const ground = colour(tokens[`--db-${tone}-soft`]);
      expect(contrast(colour(tokens[`--db-${tone}`]), ground), tone).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour(tokens['--db-text']), ground), tone).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('colours', () => {
  it('are told apart as WCAG does', () => {
    expect(contrast(colour('#000'), colour('#fff'))).toBe(21);
    expect(contrast(colour('#767676'), colour('#fff'))).toBeCloseTo(4.54, 2);
    expect(contrast(colour('#00f'), colour('#ff0'))).toBeCloseTo(8, 1);
  });

  const written = (text: string) => writeColour(colour(text));

  it('are read as browsers compute them', () => {
    expect(written('rgb(255, 212, 0)')).toBe('rgb(255,212,0)');
    expect(written('rgba(255, 0, 51, 0.5)')).toBe('rgb(255,0,51)');
    expect(written('color(srgb 0.5 1 0)')).toBe('rgb(128,255,0)');
    // Beyond what a screen can show: the nearest it can.
    expect(written('color(srgb 1.2 -0.1 1e-7)')).toBe('rgb(255,0,0)');
    for (const text of ['blue', 'oklch(0.7 0.1 200)', 'color(display-p3 1 0 0)', '']) expect(readColour(text)).toBeUndefined();
  });

  it('are written as they were read', () => {
    for (const accent of accents()) expect(written(accent)).toBe(accent);
  });
});
