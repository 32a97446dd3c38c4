import type { Draft } from './draft.ts';

/** The articles links may lead to. */
export interface LinkTargets {
  readonly ids: ReadonlySet<string>;
  /** The article a path inside the folder stands for. */
  atPath(path: string): string | undefined;
  /** The article published at a web address, or at a path of the site. */
  atAddress(address: string): string | undefined;
  /** Whether the address lies where the articles are published, so that one would expect an article there. */
  isPublished(address: string): boolean;
}

/** Gathers what articles can be linked by. `baseUrl` is where they are published; empty when that is not known. */
export function createLinkTargets(drafts: readonly Draft[], baseUrl: string): LinkTargets {
  const ids = new Set(drafts.map(({ id }) => id));
  const base = baseUrl === '' || baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  const byPath = new Map(drafts.flatMap(({ paths, id }) => paths.map((path): [string, string] => [path, id])));
  const byAddress = new Map<string, string>();
  for (const { addresses, id } of drafts) {
    for (const address of addresses) {
      const key = keyOf(address);
      byAddress.set(key, id);
      // The same page by its path alone: articles link to each other as `/help/returns`.
      const path = key.replace(/^https?:\/\/[^/]*/, '');
      if (path !== '') byAddress.set(path, id);
    }
  }

  const atPath = (path: string) => byPath.get(path) ?? byPath.get(`${path}.md`);
  const isPublished = (address: string) => base !== '' && address.startsWith(base);
  return {
    ids,
    atPath,
    isPublished,
    atAddress: (address) => byAddress.get(keyOf(address)) ?? (isPublished(address) ? publishedId(decodePath(address.slice(base.length))) : undefined),
  };

  /** A published address ends in an id, perhaps with words behind it (`360016-Add-boards`), or in a file's name. */
  function publishedId(rest: string): string | undefined {
    const last = rest.split('?')[0]?.replace(/\/$/, '') ?? '';
    const name = last.split('/').at(-1) ?? '';
    const numbered = /^(\d+)-/.exec(name)?.[1];
    return [last, name, numbered].find((id) => id !== undefined && ids.has(id)) ?? atPath(last);
  }
}

/**
 * What stays the same however somebody writes a page's address: without query and ending. Help centres take any words behind
 * an article's number, and have the same article under each language.
 */
function keyOf(address: string): string {
  const path = (address.split(/[?#]/)[0] ?? '').replace(/\/(?:index\.x?html?)?$|\.x?html?$/i, '');
  return path.replace(/\/(\d+)-[^/]*$/, '/$1').replace(/\/hc\/[a-z]{2}(?:-[a-z0-9]+)?\//i, '/hc/').replace(/^https?:/i, 'https:');
}

/** Decodes an address as far as it can be. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
