/**
 * A small FAQ, built as merchants build theirs and served from memory. `host.files` may be changed to damage it;
 * `network` decides what a request meets.
 */
import { join } from 'node:path';
import { createFaqModel, type FaqModel } from '../../../src/channels/faq/model.ts';
import type { FaqPort } from '../../../src/channels/faq/port.ts';
import { phrases } from '../../../src/channels/faq/text/en.ts';
import { buildFaq } from '../../../src/search/build/index.ts';
import { createFakePlatform } from '../../../src/testing/index.ts';
import { createPackageHost, hostUrl, type PackageHost } from '../../search/package-host.ts';
import { createStage, sayOf, type Stage } from '../stage.ts';

export interface Opened extends Stage<FaqPort | undefined> {
  readonly host: PackageHost;
  readonly model: FaqModel;
  /** `down` rejects, `silent` never answers. */
  network: 'up' | 'down' | 'silent';
}

export interface OpenOptions {
  readonly port?: FaqPort;
  readonly locale?: string;
  readonly learn?: boolean;
  /** Whether anything may be kept in this browser. */
  readonly keeps?: boolean;
  /** Which of the folders of articles beside this file. */
  readonly articles?: 'articles' | 'long-articles';
}

/** The next page of the same visitor, with the same host and network: what `before` says of them holds here too. */
export function openLater(before: Opened): Opened {
  before.model.dispose();
  const stage = createStage<FaqPort | undefined>({ port: undefined, platform: before.platform.reload(), settings: { faq: hostUrl } });
  const context = { ...stage.context, store: async () => stage.platform.store };
  return { ...stage, host: before.host, model: createFaqModel(context, sayOf(phrases)), network: before.network };
}

export async function openLibrary({ port, locale = 'en-GB', learn, keeps, articles = 'articles' }: OpenOptions = {}): Promise<Opened> {
  const { files } = await buildFaq({ from: join(import.meta.dirname, articles), locale: 'en' });
  if (!files) throw new Error('The articles could not be built.');
  const host = createPackageHost(files);
  const platform = createFakePlatform({
    fetch(input, init) {
      if (opened.network === 'up') return host.fetch(input, init);
      return opened.network === 'down' ? Promise.reject(new TypeError('Failed to fetch')) : new Promise(() => {});
    },
  });
  const stage = createStage({ port, platform, locale, settings: { faq: hostUrl, learn } });
  const context = { ...stage.context, ...(keeps && { store: async () => stage.platform.store }) };
  const opened: Opened = { ...stage, host, model: createFaqModel(context, sayOf(phrases)), network: 'up' };
  return opened;
}
