// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FaqPort } from '../../../src/channels/faq/port.ts';
import { show } from './show.tsx';

afterEach(cleanup);

describe('faq home', () => {
  it('shows what people ask most, and the people themselves', async () => {
    const { shell } = await show();
    const popular = screen.getAllByRole('button').map((button) => button.textContent);
    expect(popular).toEqual(['How do I send something back?', 'How long does a Zeppelin fly?', 'Can you wrap it as a gift?']);
    expect(screen.getByRole('heading', { name: 'Still need help?' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Can you wrap it as a gift?' }));
    expect(shell.went).toEqual([{ at: 'faq', path: 'article/gift' }]);
  });

  it('shows answers while somebody types, with the words marked', async () => {
    const { type, options, field } = await show();
    expect(field().getAttribute('aria-expanded')).toBe('false');
    await type('zeppel');
    expect(options()).toEqual(['How long does a Zeppelin fly?']);
    expect(screen.getByRole('listbox', { name: 'Answers' }).querySelector('b')?.textContent).toBe('Zeppelin');
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(field().getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
  });

  it('lets the arrows walk through the answers while the focus stays in the field', async () => {
    const { type, press, chosen, field } = await show();
    field().focus();
    await type('zeppelin gift');
    expect(screen.getAllByRole('option').length).toBeGreaterThan(1);
    const last = screen.getAllByRole('option').at(-1)?.textContent;
    const first = screen.getAllByRole('option')[0]?.textContent;
    press('ArrowDown');
    expect(chosen()).toBe(first);
    expect(field().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id);
    press('ArrowUp');
    expect(chosen()).toBeUndefined();
    press('ArrowUp');
    expect(chosen()).toBe(last);
    press('Home');
    expect(chosen()).toBe(first);
    press('End');
    expect(chosen()).toBe(last);
    press('ArrowDown');
    expect(chosen()).toBeUndefined();
    expect(document.activeElement).toBe(field());
  });

  it('leaves Home and End to the caret until an answer is chosen', async () => {
    const { type, press, chosen } = await show();
    await type('zepp');
    expect(press('End')).toBe(true);
    expect(chosen()).toBeUndefined();
  });

  it('opens the chosen answer with Enter, and with a tap', async () => {
    const { type, press, shell } = await show();
    await type('zepp');
    press('Enter');
    expect(shell.went).toEqual([]);
    press('Enter');
    fireEvent.click(screen.getByRole('option'));
    expect(shell.went).toEqual([
      { at: 'faq', path: 'article/zeppelin' },
      { at: 'faq', path: 'article/zeppelin' },
    ]);
  });

  it('forgets the choice when the words change', async () => {
    const { type, press, chosen } = await show();
    await type('zepp');
    press('ArrowDown');
    await type('zeppel');
    expect(chosen()).toBeUndefined();
  });

  it('clears with the first Escape and leaves the second to the panel', async () => {
    const { type, press, field } = await show();
    await type('zepp');
    expect(press('Escape')).toBe(false);
    expect(field().value).toBe('');
    expect(press('Escape')).toBe(true);
  });

  it('leaves keys to an input method while it composes', async () => {
    const { type, press, shell, chosen } = await show();
    await type('zepp');
    press('ArrowDown', { isComposing: true });
    press('ArrowDown', { keyCode: 229 });
    expect(chosen()).toBeUndefined();
    press('Enter', { isComposing: true });
    expect(shell.went).toEqual([]);
  });

  it('clears with a button and gives the focus back', async () => {
    const { type, field, settle } = await show();
    await type('zepp');
    fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
    await settle();
    expect(screen.getByText('Popular questions')).toBeTruthy();
  });

  it('keeps the words when somebody comes back from an article', async () => {
    const { type, go, field, options } = await show();
    await type('zepp');
    await go('article/zeppelin');
    await go('');
    expect(field().value).toBe('zepp');
    expect(options()).toHaveLength(1);
  });

  it('says that nothing fits, in the visitor’s own words, and leads to people', async () => {
    const { type } = await show();
    await type('<img zzqqkk=qqxxyy>');
    expect(screen.getByText('Nothing fits “<img zzqqkk=qqxxyy>”')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Ask us instead' })).toBeTruthy();
  });

  it('quotes only the beginning of a pasted novel', async () => {
    const { type } = await show();
    await type('😀'.repeat(5_000));
    const title = screen.getByText(/^Nothing fits/).textContent ?? '';
    expect([...title].length).toBeLessThan(90);
    expect(title).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('takes only the beginning of ten pasted megabytes into the field', async () => {
    const { field } = await show();
    // The browser itself cuts what is pasted beyond this.
    expect(field().maxLength).toBe(5_000);
  });

  it('says that the answers cannot be shown, offers people and another try', async () => {
    const files = new Map<string, unknown>();
    const { settle, host } = await show({
      ruin(all) {
        for (const [name, file] of all) files.set(name, file);
        all.delete('manifest.json');
      },
    });
    expect(screen.getByText('The answers could not be loaded')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Still need help?' })).toBeTruthy();
    host.files.set('manifest.json', files.get('manifest.json') as Uint8Array);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(screen.getByText('Popular questions')).toBeTruthy();
  });
});

describe('faq article', () => {
  it('draws every kind of thing an article may hold', async () => {
    await show({ path: 'article/returns' });
    const article = screen.getByRole('article');
    const inside = within(article);
    expect(inside.getByRole('heading', { level: 3 }).textContent).toBe('How do I send something back?');
    expect(inside.getByRole('heading', { level: 4 }).textContent).toBe('Prices');
    expect(inside.getByText('anything').tagName).toBe('STRONG');
    expect(article.querySelector('ol')?.children).toHaveLength(2);
    expect(inside.getByText('P').tagName).toBe('KBD');
    expect(inside.getByRole('note', { name: 'Warning' }).textContent).toContain('Batteries');
    expect(inside.getByRole('region', { name: 'Table, can be scrolled sideways' }).tabIndex).toBe(0);
    expect(inside.getByRole('columnheader', { name: 'Country' }).getAttribute('scope')).toBe('col');
    expect(inside.getByRole('cell', { name: '0 €' })).toBeTruthy();
    expect(article.querySelector('pre')?.textContent).toBe('x = 1');
    expect(article.querySelector('blockquote')?.textContent).toBe('Never lost one.');
    expect(article.querySelector('hr')).toBeTruthy();
    expect(article.querySelector('summary')?.textContent).toBe('More');
    expect(inside.getByText('Last changed on 22 July 2026')).toBeTruthy();
  });

  it('follows links to answers inside the panel and to a place in the answer, and opens others safely elsewhere', async () => {
    const { shell } = await show({ path: 'article/returns' });
    fireEvent.click(screen.getByRole('link', { name: 'balloons' }));
    fireEvent.keyDown(screen.getByRole('link', { name: 'balloons' }), { key: 'Enter' });
    expect(shell.went).toEqual([
      { at: 'faq', path: 'article/zeppelin#costs' },
      { at: 'faq', path: 'article/zeppelin#costs' },
    ]);
    fireEvent.click(screen.getByRole('link', { name: 'prices below' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Prices' }));
    for (const [name, href] of [
      [/^terms/, '/terms'],
      [/^the post office/, 'https://post.example/a'],
    ] as const) {
      const link = screen.getByRole('link', { name });
      expect(link.getAttribute('href')).toBe(href);
      expect(link.getAttribute('target')).toBe('_blank');
      expect(link.getAttribute('rel')).toContain('noopener');
      expect(link.textContent).toContain('opens in a new tab');
    }
    expect(screen.getByRole('link', { name: 'us' }).getAttribute('href')).toBe('mailto:help@shop.example');
  });

  it('begins at the place a link pointed to', async () => {
    await show({ path: 'article/zeppelin#costs' });
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Costs' }));
  });

  it('notes what was read', async () => {
    const { journey } = await show({ path: 'article/gift' });
    expect(journey.context().read).toEqual(['gift']);
  });

  it('thanks for a yes, once, and keeps the focus', async () => {
    const votes: unknown[] = [];
    const port: FaqPort = { vote: async (vote) => void votes.push(vote) };
    await show({ path: 'article/gift', port });
    fireEvent.click(within(screen.getByRole('group', { name: 'Did this help?' })).getByRole('button', { name: 'Yes' }));
    const thanks = screen.getByText('Good to hear. Thank you for telling us.');
    await act(async () => {});
    expect(document.activeElement).toBe(thanks);
    await vi.waitFor(() => expect(votes).toEqual([{ article: 'gift', helpful: true, locale: 'en' }]));
    expect(screen.getByRole('heading', { name: 'Still need help?' })).toBeTruthy();
  });

  it('offers people after a no', async () => {
    await show({ path: 'article/gift' });
    fireEvent.click(screen.getByRole('button', { name: 'No' }));
    expect(screen.getByRole('heading', { name: 'Let us help you ourselves' })).toBeTruthy();
  });

  it('says that an answer is gone and where to look instead', async () => {
    const { shell } = await show({ path: 'article/gone' });
    expect(screen.getByText('This answer is no longer here')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Search the answers' }));
    expect(shell.went).toEqual([{ at: 'home' }]);
  });
});
