import fc from 'fast-check';
import { openFaq } from '../../src/search/index.ts';
import { checksum } from '../../src/search/checksum.ts';
import { compileArticles } from '../../src/search/build/compile-articles.ts';
import { packArticles } from '../../src/search/build/pack.ts';
import { createReport } from '../../src/search/build/report.ts';
import { createPackageHost, hostUrl } from '../search/package-host.ts';
import type { FuzzTarget } from './fuzz.ts';

/** One change of a file: bytes replaced, taken out, put in, or everything from a place on. */
interface Harm {
  readonly file: number;
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'insert' | 'cut' | 'all';
  readonly bytes: Uint8Array;
}

const sources = [
  { file: 'return.md', text: '---\ntitle: Return an item\ntags: [refund]\n---\nYou have 30 days. See [delivery](delivery.md).\n\n- one\n- two' },
  { file: 'delivery.md', text: '---\ntitle: Delivery\npopularity: 9\npages: ["/cart*"]\n---\nIn two days, **everywhere**.' },
];

/** A package of two articles whose files are damaged so that no checksum tells. What must hold: it opens and can be searched, or is refused as damaged. */
export function fuzzIndexFiles(): FuzzTarget {
  const images = { files: new Map<string, Uint8Array>(), find: () => undefined };
  const whole = packArticles(compileArticles(sources, { images, report: createReport(), baseUrl: '' }), { locale: 'en', images: images.files });
  const names = [...whole.keys()];
  return {
    name: 'files of a search index',
    inputs: fc.record<Harm>({
      file: fc.nat(names.length - 1),
      at: fc.nat(2_000),
      how: fc.constantFrom('replace', 'remove', 'insert', 'cut', 'all'),
      bytes: fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.json().map((text) => new TextEncoder().encode(text))),
    }),
    async take(harm: Harm) {
      const files = new Map(whole);
      const name = names[harm.file]!;
      const damaged = repairIndex(damage(asBytes(files.get(name)!), harm));
      const before = checksum(asBytes(files.get(name)!));
      files.set(name, damaged);
      // The manifest vouches for the damaged file, as one made by somebody hostile would.
      for (const [other, body] of files) {
        const text = new TextDecoder().decode(asBytes(body));
        if (other !== name && text.includes(before)) files.set(other, new TextEncoder().encode(text.replaceAll(before, checksum(damaged))));
      }
      try {
        const faq = await openFaq({ url: hostUrl, locale: 'en', fetch: createPackageHost(files).fetch });
        faq.search('return item refnud');
        faq.suggest({ url: '/cart' });
        for (const { id } of faq.articles) await faq.article(id);
      } catch (error) {
        if ((error as Error).name !== 'FaqError') throw error;
      }
    },
  };
}

function damage(bytes: Uint8Array, { at, how, bytes: put }: Harm): Uint8Array {
  const place = Math.min(at, bytes.length);
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (how === 'all') return put;
  if (how === 'cut') return head;
  if (how === 'remove') return Buffer.concat([head, tail.subarray(put.length)]);
  return Buffer.concat([head, put, how === 'insert' ? tail : tail.subarray(put.length)]);
}

/** Gives an index the checksum it should have, so that what lies behind the checksum is tried. */
function repairIndex(bytes: Uint8Array): Uint8Array {
  const headerBytes = 9;
  if (bytes.length < headerBytes || bytes[0] === 0x7b || bytes[0] === 0x5b) return bytes;
  const repaired = Uint8Array.from(bytes);
  new DataView(repaired.buffer).setUint32(5, Number.parseInt(checksum(repaired.subarray(headerBytes)), 16));
  return repaired;
}

function asBytes(body: Uint8Array | string): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}
