import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { stemOf } from '../../src/search/stem/index.ts';

const folder = fileURLToPath(new URL('help-centre/articles', import.meta.url));

describe('the English stemmer', () => {
  const stem = stemOf('en-GB');

  test('agrees with Lunr’s on every word of the sample articles', () => {
    const text = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join(' ');
    const words = new Set(text.toLowerCase().match(/[a-z]+/g));
    expect(words.size).toBeGreaterThan(1500);
    const ours = [...words].map((word) => [word, stem(word)]);
    const theirs = [...words].map((word) => [word, lunr.stemmer(new lunr.Token(word, {})).toString()]);
    expect(ours).toEqual(theirs);
  });

  test('leaves words of other scripts alone', () => {
    expect(stem('配送')).toBe('配送');
    expect(stem('доставкаed')).toBe('доставкаed');
  });
});
