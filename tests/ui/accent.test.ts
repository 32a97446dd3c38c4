import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accentTokens, themes } from '../../src/ui/accent.ts';
import { contrast, fromOklab, parseColour, toOklab, writeColour, type Rgb } from '../../src/ui/colour.ts';

const style = readFileSync(resolve(import.meta.dirname, '../../src/ui/style.css'), 'utf8');
const colour = (text: string | undefined): Rgb => {
  const parsed = parseColour(text ?? '');
  if (!parsed) throw new Error(`${text} is no colour.`);
  return parsed;
};

/** The neutral tokens as the style sheet has them. */
function neutrals(theme: 'light' | 'dark'): Record<string, string> {
  const rule = theme === 'light' ? /:host \{([^}]*)\}/ : /:host\(\[data-theme='dark'\]\) \{([^}]*)\}/;
  return Object.fromEntries([...(rule.exec(style)?.[1] ?? '').matchAll(/(--db-[\w-]+): (#\w+);/g)].map(([, name, value]) => [name, value]));
}

/** A thousand colours: a grid over the whole of sRGB, its corners and the greys among them. */
function* accents(): Generator<string> {
  for (let red = 0; red < 10; red++) for (let green = 0; green < 10; green++) for (let blue = 0; blue < 10; blue++) yield writeColour([red / 9, green / 9, blue / 9]);
}

describe('the accent', () => {
  it('is readable as text, and so is what stands on it, whatever colour a merchant picks', () => {
    const unreadable: string[] = [];
    let tried = 0;
    for (const accent of accents()) {
      tried += 1;
      for (const theme of Object.values(themes)) {
        const tokens = accentTokens(accent, theme);
        const grounds = [...theme.grounds, tokens['--db-accent-soft'], tokens['--db-accent-wash']];
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
      for (const name of ['light', 'dark'] as const) {
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
    expect(accentTokens('#ffd400', themes.light)['--db-fill']).toBe('#ffd400');
    expect(accentTokens('rgb(255, 212, 0)', themes.dark)['--db-fill']).toBe('#ffd400');
  });

  it('falls back to our own where there is no colour', () => {
    expect(accentTokens('nonsense', themes.light)).toEqual(accentTokens('#1d5c4f', themes.light));
  });
});

describe('the neutral tokens', () => {
  it.each(['light', 'dark'] as const)('stand on the grounds that contrast is measured against (%s)', (name) => {
    const tokens = neutrals(name);
    expect([tokens['--db-surface'], tokens['--db-surface-2']]).toEqual(themes[name].grounds);
  });

  it.each(['light', 'dark'] as const)('are readable (%s)', (name) => {
    const tokens = neutrals(name);
    const grounds = themes[name].grounds;
    for (const ground of grounds) {
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
  it('are read as browsers and people write them', () => {
    expect(parseColour('#fff')).toEqual([1, 1, 1]);
    expect(parseColour('#FF000080')).toEqual([1, 0, 0]);
    expect(parseColour('rgba(255, 0, 51, 0.5)')?.map((part) => part.toFixed(1))).toEqual(['1.0', '0.0', '0.2']);
    expect(parseColour('color(srgb 0.5 1 0)')).toEqual([0.5, 1, 0]);
    expect(parseColour('blue')).toBeUndefined();
  });

  it('come back from Oklab as they went in', () => {
    for (const accent of accents()) {
      const before = colour(accent);
      const after = fromOklab(toOklab(before));
      for (const index of [0, 1, 2] as const) expect(Math.abs(before[index] - after[index])).toBeLessThan(0.01);
    }
  });
});
