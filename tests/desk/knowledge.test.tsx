// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft, Gap } from '../../src/protocol/index.ts';
import { createFakeWorld, type FakeWorld } from './fake-world.ts';
import { agent, colleague, refusal } from './fake-server.ts';
import type { Room } from './room.tsx';
import { createStage } from './stage.tsx';

const { server, open, closeAll } = createStage();

const returns: ArticleDraft = { title: 'How do returns work?', body: 'You have 30 days.', category: 'Returns', questions: ['send it back'], locale: 'en' };
const kettles: Gap = { title: 'left-handed kettle', locale: 'en', times: 3, empty: 2, lastAt: 1_000, texts: [{ words: 'left-handed kettle', times: 2 }, { words: 'kettle for lefties', times: 1 }] };
const iceland: Gap = { title: 'ship to Iceland', locale: 'en', times: 1, empty: 0, lastAt: 900, texts: [{ words: 'ship to Iceland', times: 1 }] };

async function openFaq(world?: FakeWorld): Promise<Room> {
  const room = open(world);
  await room.started;
  fireEvent.click(await screen.findByRole('button', { name: 'FAQ' }));
  await screen.findByRole('navigation', { name: 'FAQ' });
  return room;
}

const press = (name: string, inside: HTMLElement = document.body) => fireEvent.click(within(inside).getByRole('button', { name }));
const field = (name: RegExp) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const write = (name: RegExp, value: string) => fireEvent.input(field(name), { target: { value } });
const deeds = () => server.commands.filter(({ type }) => /^(article|gap)\./.test(type));
const status = async (text: string | RegExp) => within(await screen.findByRole('region', { name: 'Article' })).findByText(text);

async function edit(title: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: /^Articles/ }));
  fireEvent.click(await screen.findByRole('button', { name: title }));
  await screen.findByRole('region', { name: 'History' });
}

describe('searches without an answer', () => {
  it('are listed by how often they were asked, and one becomes an article that answers all its texts', async () => {
    server.articles.miss(kettles, iceland);
    await openFaq();
    const list = await screen.findByRole('list', { name: 'Searches without an answer' });
    expect(within(list).getAllByRole('button').map(({ textContent }) => textContent?.match(/left-handed kettle|ship to Iceland/)?.[0])).toEqual(['left-handed kettle', 'ship to Iceland']);
    fireEvent.click(within(list).getByRole('button', { name: /left-handed kettle/ }));
    expect(await screen.findByText('Some of these searches found nothing; for the others nobody opened what was found.')).toBeTruthy();

    press('Write an article');
    await screen.findByText('For 2 ways it was asked');
    expect(field(/^Question/).value).toBe('Left-handed kettle');
    expect(field(/^Customers also ask/).value).toBe('left-handed kettle\nkettle for lefties');
    write(/^Answer/, 'Yes, we turn the handle.');
    press('Publish');
    await status('Published. Shoppers find it from now on.');
    expect(deeds()).toMatchObject([{ type: 'article.publish', body: { title: 'Left-handed kettle', answers: ['left-handed kettle', 'kettle for lefties'], locale: 'en' } }]);
    await waitFor(() => expect(within(screen.getByRole('list', { name: 'Searches without an answer' })).getAllByRole('button')).toHaveLength(1));
  });

  it('that need no article are set aside', async () => {
    server.articles.miss(iceland);
    await openFaq();
    fireEvent.click(await screen.findByRole('button', { name: /ship to Iceland/ }));
    press('Needs no article', await screen.findByRole('region', { name: 'Searches without an answer' }));
    await screen.findByText('Nothing is missing at the moment.');
    expect(deeds()).toMatchObject([{ type: 'gap.dismiss', body: { words: ['ship to Iceland'] } }]);
  });

  it('that could not be loaded are asked for again', async () => {
    server.articles.miss(kettles);
    server.fail('knowledge', () => refusal('unavailable'));
    await openFaq();
    const alert = await screen.findByRole('alert');
    server.mend('knowledge');
    press('Try again', alert);
    await screen.findByRole('button', { name: /left-handed kettle/ });
  });
});

describe('an article', () => {
  it('is shown as shoppers will see it while it is written, with what is odd about it', async () => {
    const { world } = await openFaq();
    press('New article');
    write(/^Question/, 'Do you ship to Iceland?');
    write(/^Answer/, 'Yes, see [costs](faq:gone).');
    await world.platform.advance(1_000);
    const preview = await screen.findByRole('region', { name: 'Preview' });
    await within(preview).findByText('Yes, see [costs](faq:gone).');
    expect(within(preview).getByText('Line 1: There is no article "gone".')).toBeTruthy();
  });

  it('that lacks a part says where, and keeps what was written', async () => {
    await openFaq();
    press('New article');
    write(/^Answer/, 'Words without a question.');
    server.fail('commands', () => refusal('refused', { fields: { title: 'required' } }));
    press('Publish');
    await screen.findByText('This cannot be empty.');
    expect(field(/^Answer/).value).toBe('Words without a question.');
    server.mend('commands');
    write(/^Question/, 'A question');
    press('Publish');
    await status('Published. Shoppers find it from now on.');
  });

  it('that was not heard goes out once, however often it is pressed', async () => {
    await openFaq();
    press('New article');
    write(/^Question/, 'A question');
    write(/^Answer/, 'An answer.');
    server.fail('commands', () => refusal('unavailable'));
    press('Save draft');
    await screen.findByText('That did not work');
    server.mend('commands');
    press('Save draft');
    await status('Saved. Shoppers do not see it yet.');
    press('Save draft');
    await waitFor(() => expect(deeds()).toHaveLength(2));
    expect(new Set(deeds().map(({ id }) => id)).size).toBe(2);
    expect(deeds().map(({ body }) => [body.article, body.onto])).toEqual([[undefined, undefined], ['new-1', 1]]);
  });

  it('has a history whose texts can be read, any of which comes back, and is withdrawn', async () => {
    server.articles.write('returns', 'published', returns, colleague.name);
    server.articles.write('returns', 'published', { ...returns, body: 'You have 14 days.' }, colleague.name);
    await openFaq();
    await edit(returns.title);
    const versions = () => within(screen.getByRole('region', { name: 'History' })).getAllByRole('listitem');
    expect(versions().map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/Ben published.*You have 14 days\..*Live/s), expect.stringMatching(/Ben published.*You have 30 days\..*Restore/s)]);
    press('Restore', versions()[1]);
    await status('Restored. Shoppers read this version from now on.');
    await waitFor(() => expect(field(/^Answer/).value).toBe('You have 30 days.'));
    expect(versions()).toHaveLength(3);
    press('Withdraw');
    await status('Withdrawn. Shoppers do not find it any more.');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Withdraw' })).toBeNull());
    expect(deeds().map(({ type }) => type)).toEqual(['article.restore', 'article.withdraw']);
  });

  it('that a colleague has changed meanwhile is not written over unseen: both texts are there, and who goes on means it', async () => {
    server.articles.write('returns', 'published', returns, colleague.name);
    await openFaq();
    await edit(returns.title);
    write(/^Answer/, 'You have 60 days.');
    server.articles.write('returns', 'published', { ...returns, body: 'You have 14 days.' }, colleague.name);
    press('Publish');
    await screen.findByText('Ben has changed this article meanwhile');
    expect(field(/^Answer/).value).toBe('You have 60 days.');
    await within(screen.getByRole('region', { name: 'History' })).findByText('You have 14 days.');
    press('Publish');
    await status('Published. Shoppers find it from now on.');
    expect(server.articles.history('returns')?.versions.map(({ draft, author }) => [author, draft.body])).toEqual([
      [agent.name, 'You have 60 days.'],
      [colleague.name, 'You have 14 days.'],
      [colleague.name, 'You have 30 days.'],
    ]);
  });

  it('half written survives a reload of the tab, and still knows what it was written upon', async () => {
    server.articles.write('returns', 'published', returns, colleague.name);
    const first = await openFaq();
    await edit(returns.title);
    write(/^Answer/, 'You have 60 days.');
    closeAll();
    server.articles.write('returns', 'published', { ...returns, body: 'You have 14 days.' }, colleague.name);

    await openFaq(createFakeWorld({ platform: first.world.platform.reload() }));
    await waitFor(() => expect(field(/^Answer/).value).toBe('You have 60 days.'));
    press('Publish');
    await screen.findByText('Ben has changed this article meanwhile');
  });
});
