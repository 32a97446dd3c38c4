/** Where in the FAQ somebody is: `article/returns`, with `#costs` for a place in it; empty is the search. */
export interface FaqPlace {
  readonly article?: string;
  readonly anchor?: string | undefined;
}

const prefix = 'article/';

export function parsePath(path: string): FaqPlace {
  if (!path.startsWith(prefix)) return {};
  const [article = '', anchor] = path.slice(prefix.length).split('#');
  return { article, anchor };
}

export function articlePath(article: string, anchor?: string): string {
  return prefix + article + (anchor ? `#${anchor}` : '');
}
