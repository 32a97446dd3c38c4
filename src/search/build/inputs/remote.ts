import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceFile } from '../draft.ts';
import { decodeEntities } from '../html.ts';
import type { Report } from '../report.ts';
import { largePages } from './chatwoot.ts';
import { InputError } from './input-error.ts';
import { parseJson, shapeOf } from './json-files.ts';
import { createRequest, NotFetchedError } from './request.ts';

/** What fetching is lent. */
export interface RemoteOptions {
  readonly fetch?: typeof fetch;
  /** The value of an `Authorization` header. Sent to the host that was named and to no other. */
  readonly authorization?: string;
  readonly wait?: (ms: number) => Promise<unknown>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** More than any help centre has. */
const mostPages = 20_000;

/** All of it together is held in memory. */
const mostBytes = 400_000_000;

/** Polite to hosts that count requests, and still four times faster than one by one. */
const atOnce = 4;

/**
 * Fetches a page, an export, or a site by its sitemap, and whatever the answers lead to: next pages, categories, single
 * articles. Only on the host it began with, so that nothing that was fetched can send us elsewhere.
 */
export async function fetchSources(address: string, report: Report, options: RemoteOptions): Promise<SourceFile[]> {
  const { fetch: fetchPage = fetch, authorization, wait = sleep, onProgress } = options;
  if (!URL.canParse(address)) throw new InputError('usage', `${address} is not a web address.`);
  const { username, password } = new URL(address);
  if (username !== '' || password !== '') throw new InputError('usage', 'A password does not belong into an address. Set DESKBELL_AUTHORIZATION instead.');
  const request = createRequest({ fetch: fetchPage, authorization, wait });

  const first = await request(largePages(address)).catch((thrown: unknown) => {
    if (thrown instanceof NotFetchedError) throw new InputError(thrown.isGone ? 'missing' : 'unreachable', thrown.message, { cause: thrown });
    throw thrown;
  });
  const { origin } = new URL(first.address);
  const sources: SourceFile[] = [first];
  const seen = new Set([address, largePages(address), first.address]);
  let bytes = first.text.length;
  const waiting = follow(first);

  while (waiting.length > 0) {
    const next = waiting.splice(0, atOnce);
    const answers = await Promise.all(next.map((one) => request(one).catch((thrown: unknown) => thrown)));
    for (const answer of answers) {
      if (answer instanceof NotFetchedError) report.add(answer.isGone ? 'page-gone' : 'not-fetched', { file: answer.address, line: 1 }, answer.message);
      else if (answer instanceof Error) throw answer;
      else {
        const page = answer as Required<SourceFile>;
        bytes += page.text.length;
        sources.push(page);
        waiting.push(...follow(page));
      }
    }
    onProgress?.(sources.length, sources.length + waiting.length);
    if (sources.length + waiting.length > mostPages || bytes > mostBytes) {
      throw new InputError('usage', `${address} leads to more than ${mostPages} pages or ${mostBytes / 1_000_000} MB, which is no help centre.`);
    }
  }
  return sources.filter(({ text }) => !isSitemap(text));

  function follow({ file, address: from, text }: Required<SourceFile>): string[] {
    return leadsTo({ file, address: from, text }).filter((one) => {
      if (seen.has(one) || !URL.canParse(one)) return false;
      seen.add(one);
      if (new URL(one).origin === origin) return true;
      report.add('link-outside', { file, line: 1 }, `${one} was not fetched: it is on another host.`);
      return false;
    });
  }
}

function leadsTo({ file, address, text }: Required<SourceFile>): readonly string[] {
  if (isSitemap(text)) return [...text.matchAll(/<loc>\s*([^<\s]{1,2000})\s*<\/loc>/g)].map(([, loc = '']) => decodeEntities(loc));
  const data = /^\s*\uFEFF?[[{]/.test(text) ? parseJson(text) : undefined;
  return (data === undefined ? undefined : shapeOf(data)?.follow({ file, address, data })) ?? [];
}

function isSitemap(text: string): boolean {
  return /^(?:\uFEFF|\s|<\?xml[^>]*>|<!--[^>]*>)*<(?:urlset|sitemapindex)\b/i.test(text.slice(0, 2_000));
}
