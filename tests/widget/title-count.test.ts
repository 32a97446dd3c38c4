// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPage } from '../../src/widget/browser/page.ts';
import { countInTitle, type TitleCount } from '../../src/widget/title-count.ts';

const counts: TitleCount[] = [];
function count(): TitleCount {
  const one = countInTitle();
  counts.push(one);
  return one;
}
const title = () => document.querySelector('title') as HTMLTitleElement;

beforeEach(() => void (document.head.innerHTML = '<title>\n  Blue   kettle (2) </title>'));
afterEach(() => {
  for (const one of counts.splice(0)) one.show(0);
  document.head.innerHTML = '';
});

describe('the count in the page’s title', () => {
  it('comes before it, changes, and leaves it to the letter, in the same text', () => {
    const text = title().firstChild;
    const shown = count();
    shown.show(1);
    expect(title().textContent).toBe('(1) \n  Blue   kettle (2) ');
    shown.show(12);
    expect(title().textContent).toBe('(12) \n  Blue   kettle (2) ');
    shown.show(0);
    expect(title().textContent).toBe('\n  Blue   kettle (2) ');
    expect(title().firstChild).toBe(text);
  });

  it('stays while the page changes its title, its text or the element, and gives back the new one', async () => {
    const shown = count();
    shown.show(3);
    document.title = 'Your basket';
    await vi.waitFor(() => expect(document.title).toBe('(3) Your basket'));
    (title().firstChild as Text).data = 'Thank you';
    await vi.waitFor(() => expect(document.title).toBe('(3) Thank you'));
    const other = document.createElement('title');
    other.append('Red kettle');
    title().replaceWith(other);
    await vi.waitFor(() => expect(document.title).toBe('(3) Red kettle'));
    document.title = `${document.title} – Tülle`;
    shown.show(0);
    expect(document.title).toBe('Red kettle – Tülle');
  });

  it('does not fight with another widget that counts', async () => {
    const [one, other] = [count(), count()];
    one.show(1);
    other.show(2);
    document.title = 'Your basket';
    await vi.waitFor(() => expect(document.title).toContain('(1) '));
    expect([...document.title.matchAll(/\(\d\) /g)]).toHaveLength(2);
    one.show(0);
    other.show(0);
    expect(document.title).toBe('Your basket');
  });

  it('is nowhere on a page without a title', () => {
    title().remove();
    count().show(1);
    expect(document.querySelector('title')).toBeNull();
  });

  it('is not part of what is told about the page', () => {
    document.title = 'Blue kettle';
    count().show(2);
    vi.stubGlobal('location', { href: 'https://shop.example/', protocol: 'https:' });
    expect(readPage()).toEqual({ url: 'https://shop.example/', title: 'Blue kettle' });
    vi.unstubAllGlobals();
  });
});
