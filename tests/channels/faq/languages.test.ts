import type { Signal } from '@preact/signals-core';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFaqModel } from '../../../src/channels/faq/model.ts';
import { phrases } from '../../../src/channels/faq/text/en.ts';
import { buildFaq } from '../../../src/search/build/index.ts';
import { createFakePlatform } from '../../../src/testing/index.ts';
import { createPackageHost, hostUrl } from '../../search/package-host.ts';
import { temporaryFolder } from '../../search/temporary-folder.ts';
import { createStage, sayOf } from '../stage.ts';

const articles = {
  'faq/refund.md': '---\nid: refund\ntitle: When do I get my money back?\n---\nWithin three days.',
  'faq/geld.md': '---\nid: geld\nlocale: de\ntitle: Wann bekomme ich mein Geld zurück?\n---\nIn drei Tagen.',
};

async function open(language: string) {
  const { files } = await buildFaq({ from: join(await temporaryFolder(articles), 'faq'), locale: 'en' });
  if (!files) throw new Error('The articles could not be built.');
  const host = createPackageHost(files);
  const stage = createStage({ port: undefined, platform: createFakePlatform({ fetch: host.fetch }), locale: language, settings: { faq: hostUrl } });
  const model = createFaqModel(stage.context, sayOf(phrases));
  onTestFinished(() => model.dispose());
  model.library.open();
  await stage.settle();
  return { model, stage, language: stage.context.language as Signal<string> };
}

const titles = ({ model }: Awaited<ReturnType<typeof open>>) => {
  const found = model.found.value;
  return found.is === 'hits' ? found.hits.map(({ article }) => article.title) : [];
};

it('searches in the language of the shopper, where there are answers in it', async () => {
  const opened = await open('de-AT');
  expect(opened.model.locale.value).toBe('de');
  opened.model.type('geld');
  await opened.stage.advance(0);
  expect(titles(opened)).toEqual(['Wann bekomme ich mein Geld zurück?']);
});

it('searches in the first language there is where there is none in theirs, and knows which', async () => {
  const opened = await open('ja');
  expect([opened.model.locale.value, opened.model.language.value]).toEqual(['en', 'ja']);
  opened.model.type('money');
  await opened.stage.advance(0);
  expect(titles(opened)).toEqual(['When do I get my money back?']);
});

it('goes over to other answers with the shopper, and keeps what they have typed', async () => {
  const opened = await open('en');
  opened.model.type('zurück');
  await opened.stage.advance(0);
  expect(titles(opened)).toEqual([]);
  opened.language.value = 'de';
  await opened.stage.settle();
  expect(opened.model.words.value).toBe('zurück');
  expect(titles(opened)).toEqual(['Wann bekomme ich mein Geld zurück?']);
});

it('hears the last language asked for, whichever index comes first', async () => {
  const opened = await open('en');
  opened.language.value = 'de';
  opened.language.value = 'en';
  await opened.stage.settle();
  expect(opened.model.locale.value).toBe('en');
});
