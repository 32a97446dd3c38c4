import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildFaq } from '../../../src/search/build/index.ts';
import { createHost } from './help-centres.ts';
import { contents, told } from './read.ts';

const at = 'https://help.example/faq.json';
const build = (from: string, host: Pick<ReturnType<typeof createHost>, 'fetch'>, more: object = {}) => buildFaq({ from, locale: 'en', fetch: host.fetch, ...more });
const articles = [{ id: 'a', title: 'A', section_id: 1, body: '<p>Text</p>' }];

describe('fetching', () => {
  test('reads a page from a real server, led on by a redirect, in its own character set', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/old') response.writeHead(302, { location: '/help/returns' }).end();
      else response.setHeader('content-type', 'text/html; charset=iso-8859-1').end(Buffer.from('<!doctype html><main><h1>Rückgabe</h1><p><a href="../prices">Preise</a></p></main>', 'latin1'));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const done = await buildFaq({ from: `${origin}/old`, locale: 'en' });
    expect(await contents(done)).toEqual(['returns |  | Rückgabe | Preise']);
    expect(new TextDecoder().decode([...(done.files ?? [])].find(([name]) => name.includes('articles-'))?.[1])).toContain(`${origin}/prices`);
  });

  test.each([
    ['ftp://help.example/faq.json', 'usage', 'Only http and https'],
    ['file:///etc/passwd', 'usage', 'Only http and https'],
    ['https://ida:secret@help.example/', 'usage', 'A password does not belong into an address'],
    ['https://', 'usage', 'is not a web address'],
    ['https://help.example/gone', 'missing', 'answered with status 404.'],
    ['https://help.example/closed', 'unreachable', 'set DESKBELL_AUTHORIZATION'],
    ['https://help.example/broken', 'unreachable', 'cannot be reached (nobody answers)'],
    ['https://help.example/endless', 'unreachable', 'is larger than 50 MB'],
  ])('%s ends with a sentence', async (from, kind, message) => {
    const endless = () => new Response(new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)) }));
    const broken = () => {
      throw new TypeError('fetch failed', { cause: new Error('nobody answers') });
    };
    const host = createHost({ 'https://help.example/closed': new Response('', { status: 401 }), 'https://help.example/broken': broken, 'https://help.example/endless': endless });
    await expect(build(from, host)).rejects.toMatchObject({ name: 'InputError', kind, message: expect.stringContaining(message) as string });
  });

  test('waits as long as it is asked to, and asks again', async () => {
    let asked = 0;
    const waits: number[] = [];
    const busy = () => (asked++ < 2 ? new Response('', { status: 429, headers: asked === 1 ? { 'retry-after': '7' } : {} }) : new Response(JSON.stringify({ articles })));
    const done = await build(at, createHost({ [at]: busy }), { wait: async (ms: number) => void waits.push(ms) });
    expect(done.articles).toBe(1);
    expect(waits).toEqual([7000, 4000]);
  });

  test('gives up on a host that is always busy', async () => {
    const host = createHost({ [at]: new Response('', { status: 503 }) });
    await expect(build(at, host, { wait: async () => {} })).rejects.toThrow('answered with status 503');
    expect(host.asked).toHaveLength(4);
  });

  test('never leaves the host it began with, nor gives its secret away', async () => {
    const host = createHost({ [at]: { articles, sections: [], next_page: 'https://evil.example/next' } });
    const done = await build(at, host, { authorization: 'Bearer secret' });
    expect(host.asked.map(({ address }) => address)).toEqual([at]);
    expect(told(done)).toEqual([`${at}:1 note link-outside`]);
  });

  test('makes no package of half a help centre', async () => {
    const host = createHost({ [at]: { articles, sections: [], next_page: `${at}?page=2` }, [`${at}?page=2`]: new Response('', { status: 500 }) });
    const done = await build(at, host);
    expect(told(done)).toEqual([`${at}?page=2:1 error not-fetched`]);
    expect(done.files).toBeUndefined();
  });

  test('goes on without a page that is gone, and is not led in a circle', async () => {
    const host = createHost({ [at]: { articles, sections: [], next_page: `${at}?page=2` }, [`${at}?page=2`]: { articles: [], sections: [], next_page: at } });
    expect((await build(at, host)).articles).toBe(1);
    expect(host.asked).toHaveLength(2);
    const gone = await build(at, createHost({ [at]: { articles, sections: [], next_page: `${at}?page=2` } }));
    expect(told(gone)).toEqual([`${at}?page=2:1 warning page-gone`]);
    expect(gone.files).toBeDefined();
  });
});
