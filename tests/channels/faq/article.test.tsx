// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { show } from './show.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const clipboard = (writeText: (text: string) => Promise<void>) => vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as unknown as Clipboard);

describe('a long article', () => {
  it('begins with a list of its parts, which leads to them', async () => {
    await show({ path: 'article/shipping', articles: 'long-articles' });
    const contents = within(screen.getByRole('navigation', { name: 'In this answer' }));
    expect(contents.getAllByRole('button').map((button) => button.textContent)).toEqual(['By road', 'By sea', 'By air']);
    fireEvent.click(contents.getByRole('button', { name: 'By sea' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'By sea' }));
  });

  it('has none when it is short', async () => {
    await show({ path: 'article/returns' });
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('unfolds what a place lies in before going there', async () => {
    await show({ path: 'article/shipping', articles: 'long-articles' });
    fireEvent.click(screen.getByRole('link', { name: 'Hamburg' }));
    const heading = screen.getByRole('heading', { name: 'Hamburg' });
    expect(heading.closest('details')?.open).toBe(true);
    expect(document.activeElement).toBe(heading);
  });

  it('names a film without a title by where it is', async () => {
    await show({ path: 'article/shipping', articles: 'long-articles' });
    expect(screen.getByRole('link', { name: /^Watch: films\.example/ }).getAttribute('href')).toBe('https://films.example/box');
  });
});

describe('an article that was searched for', () => {
  it('has the words marked that led to it, in the text and in headings', async () => {
    const { type, go } = await show({ articles: 'long-articles' });
    await type('zeppelin lorry');
    await go('article/shipping');
    const marked = [...screen.getByRole('article').querySelectorAll('.db-faq-text mark')].map((mark) => mark.textContent);
    expect(marked).toEqual(['Zeppelin', 'lorry']);
  });

  it('has none marked when it was not', async () => {
    await show({ path: 'article/shipping', articles: 'long-articles' });
    expect(screen.getByRole('article').querySelector('mark')).toBeNull();
  });
});

describe('from an article', () => {
  it('others that speak of the same are a tap away', async () => {
    const { shell } = await show({ path: 'article/shipping', articles: 'long-articles' });
    const related = within(screen.getByRole('heading', { name: 'Related answers' }).parentElement as HTMLElement);
    fireEvent.click(related.getByRole('button', { name: 'How far does a Zeppelin fly?' }));
    expect(shell.went).toEqual([{ at: 'faq', path: 'article/zeppelin' }]);
  });

  it('its address can be copied: the page’s own, which opens it again', async () => {
    const copied: string[] = [];
    clipboard(async (text) => void copied.push(text));
    window.history.replaceState({}, '', '/bags/7?size=2#reviews');
    const { announced } = await show({ path: 'article/gift' });
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    await screen.findByRole('button', { name: 'Link copied' });
    const link = new URL(copied[0] ?? '');
    expect([link.pathname, link.search, link.hash]).toEqual(['/bags/7', '?size=2&deskbell=faq%3Agift', '']);
    expect(announced).toContain('Link copied');
  });

  it('its address is shown where nothing may be copied', async () => {
    clipboard(() => Promise.reject(new Error('not allowed')));
    await show({ path: 'article/gift' });
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }));
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Link to this answer' })).value).toContain('deskbell=faq%3Agift');
  });
});

describe('what was read', () => {
  const recent = () => within(screen.getByRole('heading', { name: 'Read recently' }).parentElement as HTMLElement).getAllByRole('button').map((button) => button.textContent);

  it('is offered again, last first, beside what is suggested anyway', async () => {
    const { go, model, settle } = await show({ articles: 'long-articles', keeps: true, path: 'article/shipping' });
    await go('article/gift');
    await go('article/shipping');
    model.suggest(['zeppelin']);
    await go('');
    await settle();
    expect(recent()).toEqual(['How do we ship a Zeppelin?', 'Can you wrap it as a gift?']);
    model.suggest(['gift']);
    await settle();
    expect(recent()).toEqual(['How do we ship a Zeppelin?']);
  });

  it('is kept nowhere when nothing may be kept', async () => {
    const { go, platform, settle } = await show({ articles: 'long-articles', path: 'article/shipping' });
    await go('');
    await settle();
    expect(screen.queryByRole('heading', { name: 'Read recently' })).toBeNull();
    expect(await platform.store.read('read')).toBeUndefined();
  });

  it('may have been damaged, or be gone from the FAQ', async () => {
    const { go, model, platform, settle } = await show({ articles: 'long-articles', keeps: true });
    await platform.store.write('read', ['gone', 7, null, 'gift']);
    model.suggest(['zeppelin']);
    await go('article/zeppelin');
    await go('');
    await settle();
    expect(recent()).toEqual(['Can you wrap it as a gift?']);
  });
});
