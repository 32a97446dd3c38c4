// @vitest-environment happy-dom
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../../src/widget/people/store.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  sessionStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A browser where every attempt to open fails in this way. */
function breakOpening(open: () => unknown): void {
  vi.stubGlobal('indexedDB', { open, databases: async () => [{ name: 'shop' }] });
}
const refuse = () => {
  throw new DOMException('Blocked.', 'SecurityError');
};

describe('the store', () => {
  it('keeps what is written for the next page', async () => {
    const first = createStore('shop');
    await first.write('typed:contact', { name: 'Ada' });
    await first.update<number>('count', (count) => (count ?? 0) + 1);
    first.dispose();
    const second = createStore('shop');
    expect(await second.read('typed:contact')).toEqual({ name: 'Ada' });
    await second.update<number>('count', (count) => (count ?? 0) + 1);
    expect(await second.read('count')).toBe(2);
    expect(second.durable.value).toBe(true);
  });

  it('leaves no trace by reading or removing what is not there', async () => {
    const store = createStore('shop');
    expect(await store.read('anything')).toBeUndefined();
    await store.remove('anything');
    await store.clear();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('keeps two widgets apart', async () => {
    await createStore('one').write('key', 1);
    expect(await createStore('two').read('key')).toBeUndefined();
  });

  it('lets no other tab come between reading and writing', async () => {
    const tabs = [createStore('shop'), createStore('shop')];
    await Promise.all(tabs.flatMap((tab) => Array.from({ length: 20 }, () => tab.update<number>('count', (count) => (count ?? 0) + 1))));
    expect(await tabs[0]?.read('count')).toBe(40);
  });

  it('goes on in memory where storage is blocked, and says so', async () => {
    breakOpening(refuse);
    const store = createStore('shop');
    await store.write('key', 'value');
    await store.update<string>('key', (value) => `${value}!`);
    expect(await store.read('key')).toBe('value!');
    expect(store.durable.value).toBe(false);
    await store.remove('key');
    expect(await store.read('key')).toBeUndefined();
  });

  it('goes on in memory where asking for the database throws', async () => {
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: refuse });
    const store = createStore('shop');
    await store.write('key', 'value');
    expect(await store.read('key')).toBe('value');
    expect(store.durable.value).toBe(false);
  });

  it('does not wait for a database that never opens', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    breakOpening(() => new EventTarget());
    const store = createStore('shop');
    const written = store.write('key', 'value');
    await vi.advanceTimersByTimeAsync(2_100);
    await written;
    expect(await store.read('key')).toBe('value');
    expect(store.durable.value).toBe(false);
    // The next one does not wait again.
    await store.write('key', 'other');
    expect(await store.read('key')).toBe('other');
  });

  it('writes for good again once the database is back', async () => {
    const working = indexedDB;
    vi.useFakeTimers({ toFake: ['performance'] });
    breakOpening(refuse);
    const store = createStore('shop');
    await store.write('key', 'in memory');
    expect(store.durable.value).toBe(false);
    vi.stubGlobal('indexedDB', working);
    vi.advanceTimersByTime(31_000);
    await store.update<string>('key', (value) => `${value} and kept`);
    expect(store.durable.value).toBe(true);
    expect(await createStore('shop').read('key')).toBe('in memory and kept');
  });

  it('puts what it could not write on top of what other tabs have written meanwhile', async () => {
    const working = indexedDB;
    vi.useFakeTimers({ toFake: ['performance'] });
    const push = (store: ReturnType<typeof createStore>, word: string) => store.update<string[]>('shelf', (words = []) => [...words, word]);
    breakOpening(refuse);
    const here = createStore('shop');
    await push(here, 'one');
    await push(here, 'two');
    vi.stubGlobal('indexedDB', working);
    await push(createStore('shop'), 'from another tab');
    expect(await here.read('shelf')).toEqual(['one', 'two']);
    vi.advanceTimersByTime(31_000);
    await push(here, 'three');
    expect(await createStore('shop').read('shelf')).toEqual(['from another tab', 'one', 'two', 'three']);
  });

  it('opens the database anew when the browser has dropped the connection', async () => {
    const store = createStore('shop');
    await store.write('key', 1);
    const transaction = vi.spyOn((await openDirectly('shop')).constructor.prototype as IDBDatabase, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The connection is gone.', 'InvalidStateError');
    });
    await store.write('key', 2);
    expect(transaction.mock.calls.length).toBeGreaterThanOrEqual(2);
    transaction.mockRestore();
    expect(await store.read('key')).toBe(2);
    expect(store.durable.value).toBe(true);
  });

  it('has a second place for the moment a page dies, and forgets both', async () => {
    const store = createStore('shop');
    store.last.write('typed:chat', 'half a wor');
    expect(store.last.read('typed:chat')).toBe('half a wor');
    expect(createStore('other').last.read('typed:chat')).toBeUndefined();
    await store.write('key', 1);
    store.stop();
    await store.clear();
    expect(store.last.read('typed:chat')).toBeUndefined();
    expect(await store.read('key')).toBeUndefined();
    // Whatever still wants to be written belongs to somebody who has left.
    await store.write('key', 2);
    store.last.write('typed:chat', 'late');
    expect(await createStore('shop').read('key')).toBeUndefined();
    expect(store.last.read('typed:chat')).toBeUndefined();
  });

  it('finishes what was begun before the widget went', async () => {
    const store = createStore('shop');
    void store.write('key', 'last words');
    store.dispose();
    await vi.waitFor(async () => expect(await createStore('shop').read('key')).toBe('last words'));
  });
});

function openDirectly(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('No database.')));
  });
}
