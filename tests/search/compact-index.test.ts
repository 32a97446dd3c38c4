import fc from 'fast-check';
import lunr from 'lunr';
import { describe, expect, test } from 'vitest';
import { readIndex, scoreLikeLunr } from '../../src/search/compact-index.ts';
import { buildWithLunr as buildOfWords, searchedFields, searchedWords, type SearchedText } from '../../src/search/build/lunr-builder.ts';
import { writeIndex } from '../../src/search/build/index-writer.ts';
import { postingsOf } from '../../src/search/build/postings.ts';
import { createLanguage } from '../../src/search/build/language.ts';

const language = createLanguage('en');
const buildWithLunr = (articles: readonly SearchedText[]) => buildOfWords(searchedWords(articles, language));

// Few letters, so that words repeat within and across documents, begin alike, and are one slip apart; some beyond the
// basic plane, where a character is two code units.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'ß', 'д', '配', '𝒳', '𐐷'), minLength: 1, maxLength: 4 });
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const article: fc.Arbitrary<SearchedText> = fc.record({ title: text, questions: text, tags: text, body: text });
const clause = fc.record({ term: word.map((raw) => language.findWords(raw)[0]?.text ?? 'a'), boost: fc.constantFrom(1, 3, 10) });

describe('the compact index', () => {
  test('scores every document as Lunr itself does, whatever the corpus and the question', () => {
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 12 }), fc.array(clause, { minLength: 1, maxLength: 5 }), (articles, clauses) => {
        const builder = buildWithLunr(articles);
        const index = readIndex(writeIndex(postingsOf(builder)));
        const expected = new Map(
          builder.build().query((query) => clauses.forEach((each) => query.term(each.term, { boost: each.boost, usePipeline: false }))).map(({ ref, score }) => [Number(ref), score]),
        );

        const boosts = new Map<number, number>();
        for (const { term, boost } of clauses) {
          const at = index.find(term);
          if (at >= 0) boosts.set(at, (boosts.get(at) ?? 0) + boost);
        }
        const scores = scoreLikeLunr(index, boosts);
        expect(new Set(scores.keys())).toEqual(new Set(expected.keys()));
        for (const [document, score] of scores) expect(score).toBeCloseTo(expected.get(document) ?? Number.NaN, 9);
      }),
      { numRuns: 300 },
    );
  });

  test('finds the terms that begin with something as Lunr\u2019s wildcard does', () => {
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 8 }), word, (articles, raw) => {
        const builder = buildWithLunr(articles);
        const index = readIndex(writeIndex(postingsOf(builder)));
        const prefix = language.findWords(raw)[0]?.text ?? 'a';
        // Both are public in Lunr's source and absent from its types.
        const { tokenSet } = builder.build() as unknown as { tokenSet: lunr.TokenSet };
        const { fromString } = lunr.TokenSet as unknown as { fromString(text: string): lunr.TokenSet };
        const expected = tokenSet.intersect(fromString(`${prefix}*`)).toArray();
        expect(index.terms.slice(index.firstFrom(prefix)).filter((term) => term.startsWith(prefix)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 200 },
    );
  });

  test('names its fields and their weights', () => {
    const index = readIndex(writeIndex(postingsOf(buildWithLunr([]))));
    expect(index.fields).toEqual(searchedFields);
    expect(index.documents).toBe(0);
  });
});
