import { describe, expect, it, vi } from 'vitest';
import { openLater, openLibrary, type Opened } from './library.ts';

const keptIn = ({ platform }: Opened) => [...platform.disk].filter(([key]) => key.includes('faq http')).flatMap(([, kept]) => Object.keys(Object(kept)));

/** Somebody searches, and what that takes is kept. */
async function searched(): Promise<Opened> {
  const opened = await openLibrary({ keeps: true });
  opened.model.library.open();
  await opened.settle();
  opened.model.type('zepp');
  await vi.waitFor(() => expect(keptIn(opened)).toHaveLength(3));
  return opened;
}

/** A later page on which the network is gone, or only says nothing of use. */
async function later(before: Opened): Promise<Opened> {
  before.network = 'down';
  const opened = openLater(before);
  opened.model.library.open();
  await vi.waitFor(() => expect(opened.model.library.state.value.is).toMatch(/open$|failed/));
  return opened;
}

describe('an FAQ without a network', () => {
  it('is searched as it was when somebody last searched it', async () => {
    const { model, advance } = await later(await searched());
    model.type('zepp');
    await advance(0);
    const found = model.found.value;
    expect(found.is === 'hits' && found.hits[0]?.article.id).toBe('zeppelin');
  });

  it('shows the articles that were read', async () => {
    const before = await searched();
    const reading = before.model.library.article('zeppelin');
    await vi.waitFor(() => expect(reading.value.is).toBe('here'));
    await vi.waitFor(() => expect(keptIn(before)).toHaveLength(4));
    const { model } = await later(before);
    const again = model.library.article('zeppelin');
    await vi.waitFor(() => expect(again.value).toMatchObject({ is: 'here', article: { id: 'zeppelin' } }));
  });

  it('is not kept before somebody searches', async () => {
    const opened = await openLibrary({ keeps: true });
    opened.model.library.open();
    await opened.settle();
    expect(keptIn(opened)).toEqual([]);
    expect((await later(opened)).model.library.state.value).toEqual({ is: 'failed', why: 'offline' });
  });

  it('is refused and forgotten when what was kept is no longer as it was written', async () => {
    const before = await searched();
    for (const kept of before.platform.disk.values()) {
      for (const [address, file] of Object.entries(Object(kept) as Record<string, { bytes?: Uint8Array }>)) if (address.includes('index-')) file.bytes?.fill(7, 20, 30);
    }
    const opened = await later(before);
    expect(opened.model.library.state.value).toEqual({ is: 'failed', why: 'offline' });
    expect(keptIn(opened)).toEqual([]);
  });

  it('is looked at anew when there is a network again, and what the package no longer names is forgotten', async () => {
    const before = await searched();
    const manifest = keptIn(before).find((address) => address.endsWith('manifest.json')) ?? '';
    const opened = await later(before);
    before.network = 'up';
    const name = [...before.host.files.keys()].find((key) => key.includes('index-')) ?? '';
    const renamed = name.replace('index-', 'other-index-');
    before.host.files.set(renamed, before.host.files.get(name) ?? '');
    const text = before.host.files.get('manifest.json');
    before.host.files.set('manifest.json', (typeof text === 'string' ? text : new TextDecoder().decode(text)).replace(name, renamed));
    await opened.advance(61_000);
    opened.model.type('gift');
    await opened.advance(1_000);
    await vi.waitFor(() => expect(keptIn(opened)).toEqual(expect.arrayContaining([manifest, expect.stringContaining('other-index-')])));
    expect(keptIn(opened).filter((address) => address.includes('/index-'))).toEqual([]);
  });
});
