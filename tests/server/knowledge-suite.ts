import { describe, expect, test } from 'vitest';
import { buildFaq, writePackage } from '../../src/search/build/index.ts';
import { openFaq, type Faq } from '../../src/search/index.ts';
import type { ConfigInput, RunningServer } from '../../src/server/index.ts';
import { temporaryFolder } from '../search/temporary-folder.ts';
import { signIn, type Desk } from './desk.ts';
import { createHeldClock } from './held-clock.ts';
import { startHouse } from './house.ts';
import { fetchAs, newId } from './visitor.ts';

const base = {
  'Returns/send-back.md': '---\ntitle: Send something back\npopularity: 50\n---\nYou have thirty days. See [gifts](faq:gift-wrap).\n',
  'gift-wrap.md': '---\ntitle: Can you wrap a gift?\npopularity: 20\n---\nYes, in paper of our own.\n',
};

/** Builds a merchant's package. */
export async function buildBase(articles: Readonly<Record<string, string>> = base): Promise<string> {
  const { files } = await buildFaq({ from: await temporaryFolder(articles), locale: 'en' });
  if (!files) throw new Error('The articles have errors.');
  const folder = await temporaryFolder();
  await writePackage(folder, files);
  return folder;
}

export const kettle = {
  title: 'Do you make a left-handed kettle?',
  body: 'Yes. We turn the **handle** for you.\n\nIt comes [wrapped](faq:gift-wrap).',
  category: 'Products',
  questions: ['kettle for lefties'],
  locale: 'en',
};

/** The FAQ as a panel opens it. */
export const openAt = (server: Pick<RunningServer, 'url'>): Promise<Faq> => openFaq({ url: `${server.url}/faq/`, locale: 'en', fetch });

/** Ids of what a search finds. */
export const idsOf = (faq: Faq, words: string) => faq.search(words).map(({ article }) => article.id);

/** Tells what a visit taught. */
export function teach(server: Pick<RunningServer, 'url'>, body: unknown, id = newId()) {
  return fetchAs(server, '/v1/commands', { json: { id, type: 'faq.learn', context: {}, body } });
}

/** Opens the FAQ again and again until it is as it should be, as a panel does that searches. */
export async function until(server: Pick<RunningServer, 'url'>, isRight: (faq: Faq) => boolean): Promise<Faq> {
  return expect.poll(() => openAt(server).then((faq) => (isRight(faq) ? faq : undefined), () => undefined), { timeout: 10_000 }).toBeDefined().then(() => openAt(server));
}

export async function publish(desk: Desk, draft: object = kettle, more: object = {}): Promise<{ article: string; version: number }> {
  const { status, body } = await desk.command<{ article: string; version: number }>('article.publish', { ...draft, ...more });
  if (status !== 200) throw new Error(`publishing was answered with ${status}`);
  return body;
}

/** What must hold on whichever database. */
export function describeKnowledge(name: string, where: () => Promise<ConfigInput>): void {
  const start = async (config: ConfigInput = {}): Promise<RunningServer> => startHouse({ ...(await where()), ...config });

  describe(`knowledge on ${name}`, () => {
    test('an article published at the desk is found beside the merchant’s own, and withdrawn it is not', async () => {
      const server = await start({ faqFolder: await buildBase() });
      const before = await openAt(server);
      expect(idsOf(before, 'left-handed kettle')).toEqual([]);
      const desk = await signIn(server);
      const { article, version } = await publish(desk);
      expect(version).toBe(1);

      const faq = await until(server, ({ articles }) => articles.length === 3);
      expect(idsOf(faq, 'kettle for lefties')).toEqual([article]);
      expect(idsOf(faq, 'send it back')[0]).toBe('send-back');
      const { body, updated } = await faq.article(article);
      expect(updated).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(JSON.stringify(body)).toContain('"to":{"kind":"article","id":"gift-wrap"}');
      // A panel that was open before can still fetch what it knows of.
      expect((await before.article('send-back')).title).toBe('Send something back');

      expect((await desk.command('article.withdraw', { article })).status).toBe(200);
      const after = await until(server, ({ articles }) => articles.length === 2);
      expect(idsOf(after, 'kettle for lefties')).toEqual([]);
    });

    test('a draft is nobody’s business but the desk’s, and an earlier version comes back', async () => {
      const server = await start({ faqFolder: await buildBase() });
      const desk = await signIn(server);
      const { article } = await publish(desk);
      await desk.command('article.save', { ...kettle, article, title: 'Half a thought' });
      expect(await desk.command('article.publish', { ...kettle, article, title: 'Kettles for both hands' })).toMatchObject({ body: { article, version: 3 } });
      const titleOf = (faq: Faq) => faq.articles.find(({ id }) => id === article)?.title;
      await until(server, (faq) => titleOf(faq) === 'Kettles for both hands');
      expect(await desk.command('article.restore', { article, version: 1 })).toMatchObject({ body: { version: 4 } });
      await until(server, (faq) => titleOf(faq) === kettle.title);
      expect((await desk.command('article.restore', { article, version: 9 })).error?.kind).toBe('gone');
      // Written upon what the writer has not seen: told, and nothing of either is lost.
      expect((await desk.command('article.save', { ...kettle, article, onto: 1 })).error).toMatchObject({ kind: 'refused', fields: { onto: 'taken' } });
      expect(await desk.command('article.save', { ...kettle, article, onto: 4 })).toMatchObject({ body: { version: 5 } });
    });

    test('without a package of the merchant’s own the desk writes the first article', async () => {
      const server = await start();
      expect((await fetch(`${server.url}/faq/manifest.json`)).status).toBe(404);
      const { article } = await publish(await signIn(server), { ...kettle, body: 'Yes.' });
      expect(idsOf(await until(server, () => true), 'left-handed kettle')).toEqual([article]);
    });

    test('what a visit taught is counted once, however often it is told, without numbers and addresses of people', async () => {
      const server = await start({ faqFolder: await buildBase() });
      const lesson = { searches: [{ words: 'kettle for ada@example.org, call 040 6696 9140', found: 0 }, { words: '12345678', found: 0 }], read: ['gift-wrap'], locale: 'en' };
      const id = newId();
      for (let time = 0; time < 3; time += 1) expect((await teach(server, lesson, id)).status).toBe(200);
      const desk = await signIn(server);
      const knowledge = await desk.knowledge();
      expect(knowledge.gaps).toMatchObject([{ title: 'kettle for … call …', times: 1, empty: 1 }]);
    });

    test('searches that mean the same are one gap, which an article closes and its withdrawal opens again', async () => {
      const server = await start({ faqFolder: await buildBase() });
      const desk = await signIn(server);
      const searches = (...texts: string[]) => texts.map((words) => ({ words, found: 0 }));
      await teach(server, { searches: searches('left-handed kettle', 'kettles for left handed people', 'do you deliver to iceland'), read: [], locale: 'en' });
      await teach(server, { searches: searches('left handed ketle', 'delivery to Iceland?'), read: [], locale: 'en' });
      const { gaps } = await desk.knowledge();
      expect(gaps.map(({ times, texts }) => [times, texts.map(({ words }) => words).toSorted()])).toEqual([
        [3, ['kettles for left handed people', 'left handed ketle', 'left-handed kettle']],
        [2, ['delivery to Iceland?', 'do you deliver to iceland']],
      ]);

      const { article } = await publish(desk, kettle, { answers: ['left-handed kettle'] });
      // The others are answered because the search finds the article for them.
      await expect.poll(async () => (await desk.knowledge()).gaps.map(({ times }) => times), { timeout: 10_000 }).toEqual([2]);
      expect((await desk.knowledge()).articles).toMatchObject([{ id: article, answered: 3, live: 1, head: 1, author: expect.any(String) }]);
      await desk.command('article.withdraw', { article });
      expect((await desk.knowledge()).gaps.map(({ times }) => times)).toEqual([3, 2]);

      expect((await desk.command('gap.dismiss', { locale: 'en', words: ['delivery to Iceland?', 'do you deliver to iceland'] })).status).toBe(200);
      expect((await desk.knowledge()).gaps.map(({ times }) => times)).toEqual([3]);
    });

    test('what is read and liked comes first with the next publication', async () => {
      const server = await start({ faqFolder: await buildBase() });
      const first = (faq: Faq) => faq.suggest({ url: '/' })[0]?.id;
      expect(first(await openAt(server))).toBe('send-back');
      for (let visit = 0; visit < 40; visit += 1) await teach(server, { searches: [], read: ['gift-wrap'], locale: 'en' });
      await publish(await signIn(server));
      expect(first(await until(server, ({ articles }) => articles.length === 3))).toBe('gift-wrap');
    });

    test('votes alone move answers up and down within a day, without any publication', async () => {
      const clock = createHeldClock(Date.now());
      const server = await startHouse({ ...(await where()), faqFolder: await buildBase() }, { clock });
      const order = (faq: Faq) => faq.suggest({ url: '/' }).map(({ id }) => id);
      expect(order(await openAt(server))).toEqual(['send-back', 'gift-wrap']);
      const vote = (article: string, helpful: boolean) => fetchAs(server, '/v1/commands', { json: { id: newId(), type: 'faq.vote', context: {}, body: { article, helpful, locale: 'en' } } });
      for (let visit = 0; visit < 8; visit += 1) {
        expect((await vote('gift-wrap', true)).status).toBe(200);
        expect((await vote('send-back', false)).status).toBe(200);
      }
      expect(order(await openAt(server))).toEqual(['send-back', 'gift-wrap']);
      clock.advance(2 * 60 * 60 * 1000);
      const learned = await until(server, (faq) => order(faq)[0] === 'gift-wrap');
      // What was learned is in the package itself, for searches that fit both alike.
      const popularityOf = (name: string) => learned.articles.find(({ id }) => id === name)?.popularity ?? 0;
      expect(popularityOf('gift-wrap')).toBeGreaterThan(popularityOf('send-back'));
    });

    test('a shop that does not learn says so, and keeps nothing', async () => {
      const server = await start({ faq: { learn: false } });
      expect(await teach(server, { searches: [{ words: 'kettle', found: 0 }], read: [], locale: 'en' })).toMatchObject({ status: 404, error: { kind: 'unsupported' } });
      expect(await (await signIn(server)).knowledge()).toMatchObject({ learns: false, gaps: [] });
    });

    test('a restart finds articles, history and gaps as they were', async () => {
      const place = { ...(await where()), faqFolder: await buildBase() };
      const server = await startHouse(place);
      const { article } = await publish(await signIn(server));
      await teach(server, { searches: [{ words: 'blue spoons', found: 0 }], read: [], locale: 'en' });
      await server.close();
      const again = await startHouse(place);
      expect(idsOf(await openAt(again), 'left-handed kettle')).toEqual([article]);
      const desk = await signIn(again);
      expect((await desk.knowledge()).gaps).toMatchObject([{ title: 'blue spoons' }]);
      expect((await desk.history(article)).versions).toMatchObject([{ number: 1, action: 'published', draft: kettle }]);
    });
  });
}
