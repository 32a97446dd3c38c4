import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildFaq, type PackageFiles } from '../../src/search/build/index.ts';
import { checksum } from '../../src/search/checksum.ts';
import { openFaq, type FaqErrorKind } from '../../src/search/index.ts';
import { createPackageHost, hostUrl, type PackageHost } from './package-host.ts';

const folder = fileURLToPath(new URL('help-centre/articles', import.meta.url));
const built: PackageFiles = (await buildFaq({ from: folder, locale: 'en' })).files ?? new Map();
const nameOf = (part: string) => [...built.keys()].find((name) => name.includes(part)) ?? '';
const open = (host: PackageHost, url: string | URL = hostUrl) => openFaq({ url, locale: 'en', fetch: host.fetch });

/** Replaces a file and everything that vouches for it: what someone with write access, or a bug of ours, could do. */
function forge(host: PackageHost, part: string, bytes: Uint8Array): void {
  const name = nameOf(part);
  const forged = name.replace(/\w{8}(?=\.\w+$)/, checksum(bytes));
  host.files.set(forged, bytes);
  host.files.set('manifest.json', new TextDecoder().decode(built.get('manifest.json')).replaceAll(name, forged));
}

/** The numbers of an index after a head that is right. */
function indexWith(numbers: readonly number[]): Uint8Array {
  const head = '{"k1":1.2,"b":0.75,"fields":[{"name":"body","boost":1}],"lexicon":{"stem":{"spellings":[],"rounds":[]},"light":"","groups":[]}}';
  return new Uint8Array([head.length, ...new TextEncoder().encode(head), ...numbers]);
}

describe('opening an FAQ', () => {
  test.each([hostUrl, `${hostUrl}manifest.json`, new URL(hostUrl)])('works by the address %s', async (url) => {
    const faq = await open(createPackageHost(built), url);
    expect(faq.articles).toHaveLength(32);
    expect(faq.locale).toBe('en');
  });

  test('fetches no article text before one is read, and each file of them once', async () => {
    const host = createPackageHost(built);
    const faq = await open(host);
    expect(host.asked.filter((path) => path.includes('articles-'))).toEqual([]);
    const [one, two] = faq.articles;
    await Promise.all([faq.article(one?.id ?? ''), faq.article(two?.id ?? ''), faq.article(one?.id ?? '')]);
    expect(host.asked.filter((path) => path.includes('articles-'))).toHaveLength(1);
  });

  test('stops when it is told to', async () => {
    const host = createPackageHost(built);
    const signal = AbortSignal.abort();
    await expect(openFaq({ url: hostUrl, locale: 'en', fetch: host.fetch, signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  const broken: readonly [string, FaqErrorKind, (host: PackageHost) => void][] = [
    ['is not there', 'missing', (host) => host.files.clear()],
    ['is a page of HTML with status 200', 'missing', (host) => host.files.set('manifest.json', '<!doctype html><p>Not found')],
    ['is not JSON', 'damaged', (host) => host.files.set('manifest.json', '{"format":"deskb')],
    ['is another JSON', 'damaged', (host) => host.files.set('manifest.json', '{"name":"my-shop"}')],
    ['is null', 'damaged', (host) => host.files.set('manifest.json', 'null')],
    ['has no language', 'damaged', (host) => host.files.set('manifest.json', '{"format":"deskbell-faq","version":1,"editions":{}}')],
    ['was made by a newer version', 'newer', (host) => host.files.set('manifest.json', '{"format":"deskbell-faq","version":2}')],
    ['points elsewhere', 'damaged', (host) => host.files.set('manifest.json', new TextDecoder().decode(built.get('manifest.json')).replace(/"en\/first-index/, '"//evil.example/index'))],
    ['has lost its index', 'missing', (host) => host.files.delete(nameOf('first-index-'))],
    ['has a truncated index', 'damaged', (host) => host.files.set(nameOf('first-index-'), built.get(nameOf('first-index-'))?.slice(0, -100) ?? '')],
    ['has a page of HTML for an index', 'damaged', (host) => host.files.set(nameOf('first-index-'), '<!doctype html>')],
    ['has an empty index', 'damaged', (host) => forge(host, 'first-index-', new Uint8Array())],
    ['has an index that counts billions', 'damaged', (host) => forge(host, 'first-index-', indexWith([0xff, 0xff, 0xff, 0xff, 0x0f, 0]))],
    ['has an index that counts more than it holds', 'damaged', (host) => forge(host, 'first-index-', indexWith([0xa0, 0x01, 0]))],
    ['has an index of other articles', 'damaged', (host) => forge(host, 'first-index-', indexWith([0, 0]))],
    ['has a list of articles that is none', 'damaged', (host) => forge(host, 'summaries-', new TextEncoder().encode('[null]'))],
  ];
  test.each(broken)('that %s is refused as %s', async (_, kind, spoil) => {
    const host = createPackageHost(built);
    spoil(host);
    await expect(open(host)).rejects.toMatchObject({ name: 'FaqError', kind });
  });

  test.each([
    ['answers 503', 'offline', () => Promise.resolve(new Response('', { status: 503 }))],
    ['cannot be reached', 'offline', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['breaks off', 'offline', () => Promise.resolve(new Response(new ReadableStream({ pull: (stream) => stream.error(new TypeError('network')) })))],
    ['sends fifty gigabytes', 'damaged', () => Promise.resolve(new Response('x', { headers: { 'content-length': '50000000000' } }))],
  ])('from a host that %s fails as %s', async (_, kind, answer) => {
    await expect(openFaq({ url: hostUrl, locale: 'en', fetch: answer })).rejects.toMatchObject({ name: 'FaqError', kind });
  });

  const page = '<!doctype html><title>Shop</title>';
  const harms: readonly [string, (whole: Uint8Array, other: Uint8Array) => Uint8Array | string | undefined][] = [
    ['cut off in the middle', (whole) => whole.slice(0, whole.length / 2)],
    ['without its last bytes', (whole) => whole.slice(0, -2)],
    ['swapped for another file', (_, other) => other],
    ['a page of HTML', () => page],
    ['empty', () => ''],
    ['gone', () => undefined],
  ];
  const parts = ['manifest.json', 'summaries-', 'first-index-', 'articles-0'];
  test.each(parts.flatMap((part) => harms.map(([what, harm]) => ({ part, what, harm }))))('whose file $part is $what is refused, and works once it is whole', async ({ part, harm }) => {
    const host = createPackageHost(built);
    const [name, other] = [nameOf(part), nameOf(parts[(parts.indexOf(part) + 1) % parts.length]!)];
    const harmed = harm(built.get(name)!, built.get(other)!);
    if (harmed === undefined) host.files.delete(name);
    else host.files.set(name, harmed);
    const read = async () => (faq = await open(host)).article(faq.articles[0]?.id ?? '');
    let faq: Awaited<ReturnType<typeof open>> | undefined;
    await expect(read()).rejects.toMatchObject({ name: 'FaqError', kind: expect.stringMatching(/^(missing|damaged)$/) as string });
    // Without one file of texts the rest can still be searched.
    expect(faq === undefined).toBe(part !== 'articles-0');
    host.files.set(name, built.get(name)!);
    expect((await read()).body.length).toBeGreaterThan(0);
  });

  test('at an address that is none fails as missing', async () => {
    await expect(open(createPackageHost(built), 'http://')).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('reading an article', () => {
  test('that does not exist fails as missing', async () => {
    const faq = await open(createPackageHost(built));
    await expect(faq.article('nonsense')).rejects.toMatchObject({ name: 'FaqError', kind: 'missing' });
  });

  test.each(['"articles": []', '"art": []'])('that no file of the package holds fails as damaged: %s', async (articles) => {
    const host = createPackageHost(built);
    host.files.set('manifest.json', new TextDecoder().decode(built.get('manifest.json')).replace(/"articles": \[[^\]]*\]/, articles));
    const faq = await open(host);
    await expect(faq.article(faq.articles[0]?.id ?? '')).rejects.toMatchObject({ kind: 'damaged' });
  });

  test('works again after its file could not be fetched', async () => {
    const host = createPackageHost(built);
    const faq = await open(host);
    const name = nameOf('articles-0');
    host.files.delete(name);
    await expect(faq.article(faq.articles[0]?.id ?? '')).rejects.toMatchObject({ kind: 'missing' });
    host.files.set(name, built.get(name) ?? '');
    expect((await faq.article(faq.articles[0]?.id ?? '')).body.length).toBeGreaterThan(0);
  });

  test.each([
    '[[{"type":"script","children":["x"]}]]',
    '[[{"type":"paragraph","children":[{"type":"link","to":{"kind":"external","href":"java\\nscript:alert(1)"},"children":["x"]}]}]]',
    '[[{"type":"paragraph","children":[null]}]]',
    '[[{"type":"table","rows":7}]]',
    '[[{"type":"constructor"}]]',
    '{"0":[]}',
    '[7]',
    'not JSON',
  ])('whose file holds %s is refused', async (text) => {
    const host = createPackageHost(built);
    forge(host, 'articles-0', new TextEncoder().encode(text));
    const faq = await open(host);
    await expect(faq.article(faq.articles[0]?.id ?? '')).rejects.toMatchObject({ name: 'FaqError', kind: 'damaged' });
  });
});
