import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestName } from '../../search/manifest.ts';
import type { PackageFiles } from '../../search/build/index.ts';
import type { Backend } from '../backend.ts';
import { answerFile, encodingFor, readyFile, type Encoding, type ReadyFile } from '../file-answer.ts';
import { createStaticFolder } from '../static-folder.ts';
import { answerGaps } from './answered.ts';
import { stampOf } from './base.ts';
import { createBuilder, type BuildPackage } from './builder.ts';
import { isNothing, type LiveArticle } from './compose.ts';
import { currentRevision } from './revision.ts';
import { readShelf, type Shelf } from './shelf.ts';

/** The FAQ that shoppers read: the merchant's package, the desk's articles and what was learned, in one. */
export interface LivePackage {
  /** The answer for a path below `/faq/`; undefined when there is no such file. */
  serve(path: string, request: Request): Promise<Response | undefined>;
  /** Looks whether something was published, and settles when shoppers get what was found, or nothing could be built of it. */
  catchUp(): Promise<void>;
  /** What stands in it now. */
  shelf(): Promise<Shelf>;
  /** Settles when nothing is being built any more. */
  close(): Promise<void>;
}

type Sources = Pick<Backend, 'config' | 'store' | 'clock' | 'hub' | 'log'>;

/** One state of the package. Without files it is the merchant's folder as it is. */
interface Generation {
  readonly key: string;
  readonly files: PackageFiles | undefined;
  readonly articles: readonly LiveArticle[];
  readonly ready: Map<string, Promise<ReadyFile>>;
  shelf?: Promise<Shelf>;
}

/** A panel that was opened before may still fetch a text: of so many earlier packages the files are kept. */
const earlierKept = 4;

/** How often requests make this process look whether another one has published. */
const lookEveryMs = 1_000;

/** Files named after their content never change; the manifest is asked for anew each time, which its `ETag` makes cheap. */
const cacheControls = { manifest: 'no-cache', named: 'public, max-age=31536000, immutable', other: 'public, max-age=300' } as const;
const isNamed = (path: string) => /-[0-9a-f]{8}\.\w+$/.test(path);

/** Serves the FAQ from memory and builds it anew, beside the old one, whenever something is published. */
export function createLivePackage({ config, store, clock, hub, log }: Sources, build: BuildPackage = createBuilder()): LivePackage {
  const folder = config.faqFolder === undefined ? undefined : createStaticFolder(config.faqFolder, { shared: true });
  let generations: readonly Generation[] = [];
  let looking: Promise<void> | undefined;
  let isNewsWaiting = false;
  let failed: string | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;

  const keyNow = async () => `${await currentRevision(store.rows)} ${await stampOf(config.faqFolder)}`;

  async function look(): Promise<void> {
    do {
      isNewsWaiting = false;
      lookedAt = clock.now();
      const key = await keyNow();
      // What could not be built is tried again when something has changed, not with every request.
      if (key === generations[0]?.key || key === failed) continue;
      const begunAt = clock.now();
      failed = key;
      const { files, articles } = await buildNow();
      failed = undefined;
      const before = generations[0];
      generations = [{ key, files, articles, ready: new Map() }, ...generations.slice(0, earlierKept)];
      log.info('FAQ built', { count: articles.length, tookMs: clock.now() - begunAt });
      if (files && before) await answerGaps(store, { files, articles, known: before.articles });
      if (before) hub.publish({ type: 'knowledge' });
    } while (isNewsWaiting);
  }

  async function buildNow(): Promise<Pick<Generation, 'files' | 'articles'>> {
    const rows = await store.rows.articles.live();
    const articles = rows.map(({ article: id, locale, title, body, category, questions, at }) => {
      return { id, locale, title, body, category, questions: JSON.parse(questions) as string[], at };
    });
    const additions = { articles, popularity: await store.rows.faq.popularity() };
    return { articles, files: isNothing(additions) ? undefined : await build({ folder: config.faqFolder, ...additions }) };
  }

  /** One look at a time; whoever asks meanwhile is answered by another one after it. */
  function catchUp(): Promise<void> {
    if (looking) isNewsWaiting = true;
    looking ??= look().finally(() => (looking = undefined));
    return looking;
  }

  async function catchUpQuietly(): Promise<void> {
    try {
      await catchUp();
    } catch (error) {
      // Shoppers go on reading what there was.
      log.error('FAQ not built', error);
    }
  }

  const stop = hub.onDesk((hint) => {
    if (hint.type === 'knowledge') void catchUpQuietly();
  });

  async function find(path: string, request: Request): Promise<Response | undefined> {
    const isManifest = path === manifestName;
    const holder = isManifest ? generations[0] : generations.find(({ files }) => files?.has(path));
    const bytes = holder?.files?.get(path);
    if (holder && bytes) {
      const encoding = encodingFor(request);
      return answerFile(await readied(holder, { path, bytes, encoding }), request, {
        shared: true,
        cacheControl: isManifest ? cacheControls.manifest : cacheControls.named,
      });
    }
    const response = await folder?.serve(path, request);
    response?.headers.set('Cache-Control', isManifest ? cacheControls.manifest : isNamed(path) ? cacheControls.named : cacheControls.other);
    return response;
  }

  async function read(holder: Generation, name: string): Promise<Uint8Array | undefined> {
    if (holder.files || config.faqFolder === undefined) return holder.files?.get(name);
    return readFile(join(config.faqFolder, name)).catch(() => undefined);
  }

  return {
    catchUp: catchUpQuietly,
    async shelf() {
      if (generations.length === 0) await catchUpQuietly();
      const [now] = generations;
      if (!now) return { locales: [config.faq.locale], articles: [] };
      return (now.shelf ??= readShelf((name) => read(now, name), config.faq.locale));
    },
    async serve(path, request) {
      if (generations.length === 0) await catchUpQuietly();
      else if (clock.now() - lookedAt >= lookEveryMs) void catchUpQuietly();
      const found = await find(path, request);
      if (found || !isNamed(path)) return found;
      // Another process may have told of a file that this one is about to have.
      await catchUpQuietly();
      return find(path, request);
    },
    async close() {
      stop();
      await looking?.catch(() => {});
    },
  };
}

/** Compressed once for each way of compressing, when it is first asked for. */
function readied(holder: Generation, { path, bytes, encoding }: { path: string; bytes: Uint8Array; encoding: Encoding }): Promise<ReadyFile> {
  const key = `${encoding} ${path}`;
  const known = holder.ready.get(key);
  if (known) return known;
  const ready = readyFile(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  holder.ready.set(key, ready);
  return ready;
}
