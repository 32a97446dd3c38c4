import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { FaqPort } from '../../../src/channels/faq/port.ts';
import { buildFaq } from '../../../src/search/build/index.ts';
import { openLibrary, type Opened } from './library.ts';

/** A backend that remembers what it was told, and answers as a test wants. */
function createPort(answer: () => Promise<void> = () => Promise.resolve()) {
  const told: unknown[] = [];
  const port: FaqPort = {
    vote: (vote) => (told.push(vote), answer()),
    learn: (lesson) => (told.push(lesson), answer()),
  };
  return { port, told };
}

async function open(options?: Parameters<typeof openLibrary>[0]): Promise<Opened> {
  const opened = await openLibrary(options);
  // Fetched here already: the clock of a test does not wait for files.
  await import('../../../src/channels/faq/lesson.ts');
  opened.model.library.open();
  await opened.settle();
  return opened;
}

/** What reads articles is fetched, too: how many turns that takes is the browser's business. */
const arrival = (reading: { readonly value: { readonly is: string } }) => vi.waitFor(() => expect(reading.value.is).not.toBe('loading'));

/** Puts a package in the place of the one that is served, with one article more. */
async function publish(host: Opened['host'], title: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-'));
  try {
    await cp(join(import.meta.dirname, 'articles'), folder, { recursive: true });
    await writeFile(join(folder, 'left-handed.md'), `# ${title}\n\nWe turn the handle for you.\n`);
    const { files = new Map<string, Uint8Array>() } = await buildFaq({ from: folder, locale: 'en' });
    host.files.clear();
    for (const [name, file] of files) host.files.set(name, file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Types, and lets a moment pass. */
async function ask({ model, advance }: Opened, words: string): Promise<void> {
  model.type(words);
  await advance(0);
}

const titles = ({ model }: Opened) => {
  const found = model.found.value;
  return found.is === 'hits' ? found.hits.map(({ article }) => article.title) : found.is;
};

describe('faq model', () => {
  it('fetches nothing before it is opened', async () => {
    const { host, advance } = await openLibrary();
    await advance(60_000);
    expect(host.asked).toEqual([]);
  });

  it('suggests what suits the page, then what people ask most', async () => {
    const { model, journey } = await open();
    expect(model.suggested.value.map(({ id }) => id)).toEqual(['returns', 'zeppelin', 'gift']);
    const on = (url: string) => (journey.visit({ url, title: '' }), model.suggested.value.map(({ id }) => id)[0]);
    expect(on('https://shop.example/search?page=2&q=balloon')).toBe('zeppelin');
    expect(on('https://gifts.shop.example/search?page=2')).toBe('gift');
    expect(on('https://shop.example/bags/red')).toBe('returns');
    journey.visit({ url: 'https://shop.example/cart', title: 'Cart' });
    model.suggest(['gift', 'no such article']);
    expect(model.suggested.value.map(({ id }) => id)).toEqual(['gift']);
    model.suggest([]);
    expect(model.suggested.value).toHaveLength(3);
    model.suggest(['gifts']);
    expect(model.suggested.value.map(({ id }) => id)).toEqual(['gift', 'returns', 'zeppelin']);
  });

  describe('searching', () => {
    it('answers with every key', async () => {
      const opened = await open();
      await ask(opened, 'zepp');
      expect(titles(opened)).toEqual(['How long does a Zeppelin fly?']);
      await ask(opened, '');
      expect(titles(opened)).toBe('blank');
    });

    it('answers what stands in the field when the index comes, not what stood there before', async () => {
      const opened = await openLibrary();
      opened.model.library.open();
      opened.model.type('zepp');
      opened.model.type('gift');
      await opened.settle();
      expect(titles(opened)).toEqual(['Can you wrap it as a gift?']);
    });

    it.each(['foo:bar', '~', '-', '*', '+', 'a~9', 'title:', '\\', '^', 'abcdefghij~8', '10:30', '😀', '<b>', 'zepp*', '(', 'مرحبا'])('takes %j for words', async (words) => {
      const opened = await open();
      await ask(opened, words);
      expect(['nothing', 'blank', 'hits']).toContain(opened.model.found.value.is);
    });

    it('looks at the beginning of ten pasted megabytes, and keeps them', async () => {
      const opened = await open();
      const pasted = 'zeppelin '.repeat(1_200_000);
      await ask(opened, pasted);
      expect(titles(opened)).toContain('How long does a Zeppelin fly?');
      expect(opened.model.words.value).toBe(pasted);
      expect(opened.journey.words.value.length).toBeLessThanOrEqual(200);
    });

    it('carries the words at once to whoever is asked next', async () => {
      const { model, journey } = await open();
      model.type('  where is my parcel ');
      expect(journey.words.value).toBe('where is my parcel');
    });

    it('notes a search and says the count once the typing has settled', async () => {
      const { model, journey, announced, advance, emitted } = await open();
      for (const words of ['z', 'ze', 'zep', 'zepp']) {
        model.type(words);
        await advance(100);
      }
      expect(announced).toEqual([]);
      await advance(700);
      expect(announced).toEqual(['1 answer']);
      expect(journey.context().searched).toEqual(['zepp']);
      expect(emitted).toEqual([{ event: 'faq.searched', detail: { count: 1 } }]);
    });

    it('says the count when the index comes after the words', async () => {
      const { model, announced, advance } = await openLibrary();
      model.type('zepp');
      await advance(5_000);
      expect(announced).toEqual([]);
      model.library.open();
      await advance(1_000);
      expect(announced).toEqual(['1 answer']);
    });
  });

  describe('what a visit teaches', () => {
    /** One lesson, however long what takes it needs to be fetched. */
    const lesson = (told: readonly unknown[], count = 1) => vi.waitFor(() => expect(told).toHaveLength(count));

    it('is told in one piece once the visitor pauses: what was looked for in vain, and what was read', async () => {
      const { port, told } = createPort();
      const { model, advance } = await open({ port });
      for (const words of ['z', 'zz', 'zzz', 'zzzz']) {
        model.type(words);
        await advance(1_000);
      }
      await advance(2_000);
      model.type('left-handed kettle');
      await advance(5_000);
      model.type('zepp');
      await advance(5_000);
      model.read('zeppelin');
      expect(told).toEqual([]);
      await advance(30_000);
      await lesson(told);
      const searches = [{ words: 'zzzz', found: 0 }, { words: 'left-handed kettle', found: 0 }];
      expect(told).toEqual([{ searches, read: ['zeppelin'], locale: 'en' }]);
      model.type(' ZZZZ ');
      await advance(60_000);
      expect(told).toHaveLength(1);
    });

    it('says of a search that found something, but nothing to open, how much it found', async () => {
      const { port, told } = createPort();
      const { model, shown, advance } = await open({ port });
      model.type('zepp');
      await advance(5_000);
      shown.value = false;
      await lesson(told);
      expect(told).toEqual([{ searches: [{ words: 'zepp', found: 1 }], read: [], locale: 'en' }]);
    });

    it('is told at once when the visitor turns to a person, or the page is left', async () => {
      const { port, told } = createPort();
      const { model, shown, platform } = await open({ port });
      model.type('zzzz');
      shown.value = false;
      await lesson(told);
      shown.value = true;
      model.type('yyyy');
      platform.visible.value = false;
      await lesson(told, 2);
      expect(told).toMatchObject([{ searches: [{ words: 'zzzz' }] }, { searches: [{ words: 'yyyy' }] }]);
    });

    it('is nothing when no words were said, and no number or address of a person', async () => {
      const { port, told } = createPort();
      const { model, advance } = await open({ port });
      for (const words of ['~', '-*', '   ', '😀', 'ada@example.org', '+49 40 6696-9140']) {
        model.type(words);
        await advance(5_000);
      }
      model.type('zzzz TU-204117 for ada@example.org');
      await advance(40_000);
      await lesson(told);
      expect(told).toMatchObject([{ searches: [{ words: 'zzzz TU-… for …' }] }]);
    });

    it('is told within the limit, however long', async () => {
      const { port, told } = createPort();
      const { model, advance } = await open({ port });
      model.type('z'.repeat(5_000));
      await advance(40_000);
      await lesson(told);
      expect(told).toMatchObject([{ searches: [{ words: 'z'.repeat(200) }] }]);
    });

    it('is not told by a shop that has switched it off, nor again to a backend that does not want it', async () => {
      const off = createPort();
      const quiet = await open({ port: off.port, learn: false });
      quiet.model.type('zzzz');
      await quiet.advance(60_000);
      const refusing = createPort(() => Promise.reject(Object.assign(new Error('no'), { kind: 'unsupported' })));
      const { model, advance } = await open({ port: refusing.port });
      for (const words of ['zzzz', 'yyyy']) {
        model.type(words);
        await advance(60_000);
        await lesson(refusing.told);
      }
      expect(off.told).toEqual([]);
    });

    it.each([
      ['rejects', () => Promise.reject(new Error('no'))],
      ['never answers', () => new Promise<void>(() => {})],
      [
        'throws',
        () => {
          throw new Error('no');
        },
      ],
    ])('disturb nobody when the backend %s', async (_, answer) => {
      const { port, told } = createPort(answer);
      const { model, advance } = await open({ port });
      model.type('zzzz');
      await advance(40_000);
      await lesson(told);
      model.feedback.vote('gift', true);
      await advance(5_000);
      expect(told).toHaveLength(2);
      expect(model.found.value.is).toBe('nothing');
    });

    it('stay here without a backend', async () => {
      const { model, advance } = await open();
      model.type('zzzz');
      await advance(5_000);
      expect(model.found.value.is).toBe('nothing');
    });
  });

  describe('reading', () => {
    it('fetches an article once, and notes that it was read', async () => {
      const { model, host, journey, emitted } = await open();
      const reading = model.library.article('gift');
      expect(reading.value).toEqual({ is: 'loading' });
      await arrival(reading);
      expect(reading.value).toMatchObject({ is: 'here', article: { id: 'gift' } });
      const asked = host.asked.length;
      expect(model.library.article('gift')).toBe(reading);
      expect(host.asked).toHaveLength(asked);
      model.read('gift');
      expect(journey.context().read).toEqual(['gift']);
      expect(emitted).toEqual([{ event: 'faq.read', detail: { article: 'gift' } }]);
    });

    it('opens the index for whoever comes straight to an article', async () => {
      const { model } = await openLibrary();
      const reading = model.library.article('zeppelin');
      await arrival(reading);
      expect(reading.value.is).toBe('here');
      expect(model.library.state.value.is).toBe('open');
    });

    it('says that an article is gone, and nothing worse', async () => {
      const { model, settle } = await open();
      const reading = model.library.article('no-such');
      await settle();
      expect(reading.value).toEqual({ is: 'failed', why: 'missing' });
    });

    it('tries an article again that could not be fetched', async () => {
      const opened = await open();
      opened.network = 'down';
      const reading = opened.model.library.article('gift');
      await opened.settle();
      expect(reading.value).toEqual({ is: 'failed', why: 'offline' });
      opened.network = 'up';
      opened.model.library.article('gift');
      await opened.settle();
      expect(reading.value.is).toBe('here');
    });

    it('finds an article that was published meanwhile, in the panel that is open', async () => {
      const opened = await open();
      const { model, host, advance, settle } = opened;
      await ask(opened, 'left-handed');
      expect(titles(opened)).toBe('nothing');
      await advance(10_000);
      await publish(host, 'Do you have a left-handed kettle?');
      expect(titles(opened)).toBe('nothing');
      model.type('left-handed kettle');
      await advance(1_000);
      expect(titles(opened)).toEqual(['Do you have a left-handed kettle?']);
      const reading = model.library.article('left-handed');
      await arrival(reading);
      expect(reading.value.is).toBe('here');

      // What finds more is made in slices, between which the page can answer; the search is repeated once it is there.
      await vi.waitFor(() => expect(model.library.state.value).not.toHaveProperty('faq.better'));
      await advance(1_000);

      // Not by itself: only when somebody searches, and not with every search.
      const asked = host.asked.length;
      await advance(60_000);
      expect(host.asked.length).toBe(asked);
      for (const words of ['zepp', 'gift']) {
        model.type(words);
        await advance(750);
      }
      expect(host.asked.length).toBe(asked + 1);
      await settle();
    });

    it('looks for a newer index before it says that an article is gone', async () => {
      const { model, host } = await open();
      await publish(host, 'Do you have a left-handed kettle?');
      const reading = model.library.article('left-handed');
      await arrival(reading);
      expect(reading.value).toMatchObject({ is: 'here', article: { title: 'Do you have a left-handed kettle?' } });
    });

    it('keeps what there is when a newer index cannot be used', async () => {
      const opened = await open();
      await opened.advance(10_000);
      opened.host.files.set('manifest.json', '{');
      opened.model.type('zzzz');
      await opened.advance(1_000);
      await ask(opened, 'zepp');
      expect(titles(opened)).toEqual(['How long does a Zeppelin fly?']);
    });

    it('takes one vote for each article', async () => {
      const { port, told } = createPort();
      const { model } = await open({ port });
      model.feedback.vote('gift', false);
      model.feedback.vote('gift', true);
      await vi.waitFor(() => expect(told).toEqual([{ article: 'gift', helpful: false, locale: 'en' }]));
      expect(model.feedback.voted.value.get('gift')).toBe(false);
    });
  });

  describe('an index that cannot be used', () => {
    const ruin: readonly (readonly [string, string, (opened: Opened) => void])[] = [
      ['is missing', 'missing', ({ host }) => void host.files.delete('manifest.json')],
      ['is a page of the shop', 'missing', ({ host }) => void host.files.set('manifest.json', '<!doctype html><p>Oops')],
      ['is no JSON', 'damaged', ({ host }) => void host.files.set('manifest.json', '{')],
      ['is newer', 'newer', ({ host }) => void host.files.set('manifest.json', '{"format":"deskbell-faq","version":99,"editions":{}}')],
      [
        'is truncated',
        'damaged',
        ({ host }) => {
          const name = [...host.files.keys()].find((one) => one.endsWith('.bin')) ?? '';
          host.files.set(name, (host.files.get(name) as Uint8Array).slice(0, 40));
        },
      ],
      ['cannot be reached', 'offline', (opened) => void (opened.network = 'down')],
    ];

    it.each(ruin)('is told apart when it %s, and tried again when asked', async (_, why, break_) => {
      const opened = await openLibrary();
      const whole = new Map(opened.host.files);
      break_(opened);
      opened.model.type('zepp');
      opened.model.library.open();
      await opened.settle();
      expect(opened.model.library.state.value).toEqual({ is: 'failed', why });
      expect(titles(opened)).toBe('failed');
      expect(opened.journey.words.value).toBe('zepp');

      for (const [name, file] of whole) opened.host.files.set(name, file);
      opened.network = 'up';
      opened.model.library.open();
      await opened.settle();
      expect(titles(opened)).toEqual(['How long does a Zeppelin fly?']);
    });

    it('is given up when it does not come', async () => {
      const opened = await openLibrary();
      opened.network = 'silent';
      opened.model.library.open();
      await ask(opened, 'zepp');
      expect(titles(opened)).toBe('waiting');
      await opened.advance(29_000);
      expect(opened.model.library.state.value.is).toBe('opening');
      await opened.advance(1_000);
      expect(opened.model.library.state.value).toEqual({ is: 'failed', why: 'offline' });
    });

    it('is fetched by itself when the network returns', async () => {
      const opened = await openLibrary();
      opened.network = 'down';
      opened.platform.online.value = false;
      opened.model.library.open();
      await opened.settle();
      opened.network = 'up';
      opened.platform.online.value = true;
      await opened.settle();
      expect(opened.model.library.state.value.is).toBe('open');
    });
  });

  it('leaves no timer and no listener behind', async () => {
    const { model, platform, dispose, settle } = await open();
    model.type('zepp');
    model.dispose();
    dispose();
    await settle();
    expect(platform.timers).toBe(0);
    expect(platform.listeners).toBe(0);
  });
});
