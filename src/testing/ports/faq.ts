import { check } from '../assert.ts';
import type { Case } from '../case.ts';

/** What reports of the FAQ promise. */
export const faqCases: readonly Case[] = [
  {
    name: 'faq.vote makes nobody known',
    claim: 'faq.vote',
    async run(stage) {
      const id = stage.newId();
      for (let time = 0; time < 2; time += 1) await stage.port('faq').vote?.({ article: 'returns', helpful: false, locale: 'en' }, stage.call({ id }));
      check(!(await stage.isKnown()), 'A vote must not make the visitor known: nothing about them may be kept.');
    },
  },
  {
    name: 'faq.learn makes nobody known',
    claim: 'faq.learn',
    async run(stage) {
      await stage.port('faq').learn?.({ searches: [{ words: 'foo:bar ~1 -x <b>', found: 2 }], read: [], locale: 'en' }, stage.call());
      check(!(await stage.isKnown()), 'What is learned must not make the visitor known: nothing about them may be kept.');
    },
  },
];
