import { buildFaq } from '../../../src/search/build/index.ts';
import { textOfBlocks } from '../../../src/search/build/inline-text.ts';
import { openWhole } from '../../../src/search/index.ts';
import { createPackageHost, hostUrl } from '../../search/package-host.ts';
import type { PlainArticle } from './sets.ts';

/** Reads a folder of Markdown as `deskbell index` does, into plain texts for every engine. */
export async function readHelpCentre(folder: string): Promise<PlainArticle[]> {
  const { files = new Map<string, Uint8Array>() } = await buildFaq({ from: folder, locale: 'en' });
  const faq = await openWhole({ url: hostUrl, locale: 'en', fetch: createPackageHost(files).fetch });
  return Promise.all(faq.articles.map(async ({ id, title }) => ({ id, title, body: textOfBlocks((await faq.article(id)).body) })));
}
