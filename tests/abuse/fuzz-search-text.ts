import fc from 'fast-check';
import { join } from 'node:path';
import { buildFaq } from '../../src/search/build/index.ts';
import { openFaq } from '../../src/search/index.ts';
import { createPackageHost, hostUrl } from '../search/package-host.ts';
import type { FuzzTarget } from './fuzz.ts';
import { strangeText } from './strange.ts';

const operators = fc.constantFrom('return', 'parcel', 'how do I return: a parcel?', '10:30', 'a~9', 'abcdefghij~8', '+', '-', '*', '*a*a*', 'title:', '^10', '\\', '"', 'ß', 'доставка', '配送', '__proto__', 'constructor');

/** What may be typed into the search. What must hold: hits with marks inside their titles, never an exception. */
export async function fuzzSearchText(): Promise<FuzzTarget> {
  const { files } = await buildFaq({ from: join(process.cwd(), 'demo/faq'), locale: 'en' });
  if (!files) throw new Error('The demo’s FAQ has errors.');
  const faq = await openFaq({ url: hostUrl, locale: 'en', fetch: createPackageHost(files).fetch });
  return {
    name: 'search text',
    inputs: fc.array(fc.oneof(strangeText, operators), { maxLength: 8 }).map((pieces) => pieces.join(' ')),
    take(text: string) {
      for (const { article, score, matched } of faq.search(text)) {
        if (!Number.isFinite(score)) throw new Error('A hit has no number.');
        for (const { start, end } of matched) if (article.title.slice(start, end).length !== end - start) throw new Error('A mark lies outside its title.');
        faq.match(text, article.title);
      }
    },
  };
}
