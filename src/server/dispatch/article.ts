import { slugOf } from '../../search/build/slugs.ts';
import type { ArticleDraft, ArticleVersion } from '../../protocol/index.ts';
import { relearnPopularity } from '../faq/popularity.ts';
import { newRevision } from '../faq/revision.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { ArticleRow, VersionRow } from '../store/index.ts';
import type { AgentHandler, Turn } from './handler.ts';

/** A turn in which somebody known does something to an article. */
type ArticleTurn = Turn & { readonly agent: { readonly name: string } };

/** Keeps a draft. What shoppers read stays as it is. */
export const saveArticle: AgentHandler<'article.save'> = async (turn) => {
  const article = await articleOf(turn, turn.body);
  return add(turn, article, { action: 'saved', draft: turn.body, isLive: false });
};

/** Makes a text what shoppers read, and marks the searches it was written for as answered. */
export const publishArticle: AgentHandler<'article.publish'> = async (turn) => {
  const article = await articleOf(turn, turn.body);
  await turn.rows.faq.answerMisses(article.locale, turn.body.answers, article.id);
  return add(turn, article, { action: 'published', draft: turn.body, isLive: true });
};

/** Goes back to an earlier version. That too is a version: nothing that ever stood there is lost. */
export const restoreArticle: AgentHandler<'article.restore'> = async (turn) => {
  const article = await lock(turn, turn.body.article);
  const version = await turn.rows.articles.version(article.id, turn.body.version);
  if (!version) throw new Refusal('gone', 'There is no such version.');
  return add(turn, article, { action: 'restored', draft: draftOf(version, article.locale), isLive: true });
};

/** Takes an article away from shoppers. */
export const withdrawArticle: AgentHandler<'article.withdraw'> = async (turn) => {
  const article = await lock(turn, turn.body.article);
  if (article.live === 0) return { article: article.id, version: article.head };
  const newest = await turn.rows.articles.version(article.id, article.head);
  if (!newest) throw new Refusal('gone', 'There is no such version.');
  await turn.rows.faq.reopenMisses(article.id);
  return add(turn, { ...article, live: 0 }, { action: 'withdrawn', draft: draftOf(newest, article.locale), isLive: false });
};

/** Sets searches aside that need no article. */
export const dismissGap: AgentHandler<'gap.dismiss'> = async (turn) => {
  const count = await turn.rows.faq.answerMisses(turn.body.locale, turn.body.words, '');
  if (count === 0) throw new Refusal('gone', 'Somebody has seen to these searches already.');
  turn.hint({ type: 'knowledge' });
  return {};
};

/** What an agent wrote, as the protocol says it. */
export function draftOf(version: VersionRow, locale: string): ArticleDraft {
  const { title, body, category } = version;
  return { title, body, category, questions: JSON.parse(version.questions) as string[], locale };
}

/** What is written on, locked; a new one when nothing is. */
async function articleOf(turn: ArticleTurn, { article: id, onto, ...draft }: ArticleDraft & { readonly article?: string; readonly onto?: number }): Promise<ArticleRow> {
  const { rows, now, backend } = turn;
  if (id !== undefined) {
    const article = await lock(turn, id);
    // Whoever writes upon what they have not seen would take a colleague's words away from shoppers, and not know it.
    if (onto !== undefined && onto !== article.head) throw refuseField('onto', 'taken');
    return article;
  }
  // Four letters behind the title: an article of the merchant's own may go by it, and two agents may write at once.
  const salt = Buffer.from(backend.random.bytes(4)).toString('hex').slice(0, 4);
  const name = slugOf(draft.title).slice(0, 80).replace(/^-+|-+$/g, '') || 'article';
  const row = { id: `${name}-${salt}`, locale: draft.locale, live: 0, head: 0, created_at: now, at: now };
  await rows.articles.insert(row);
  return row;
}

async function lock({ rows }: Turn, id: string): Promise<ArticleRow> {
  const row = await rows.articles.lock(id);
  if (!row) throw new Refusal('gone', 'There is no such article.');
  return row;
}

interface Addition {
  readonly action: ArticleVersion['action'];
  readonly draft: ArticleDraft;
  /** Whether shoppers read this version from now on. */
  readonly isLive: boolean;
}

async function add(turn: ArticleTurn, article: ArticleRow, { action, draft, isLive }: Addition): Promise<{ article: string; version: number }> {
  const { rows, agent, now, backend } = turn;
  const version = article.head + 1;
  const { title, body, category, questions } = draft;
  const row = { article: article.id, number: version, action, title, body, category, questions: JSON.stringify(questions), author: agent.name, at: now };
  await rows.articles.addVersion(row, isLive ? version : article.live);
  if (action !== 'saved') {
    await relearnPopularity(rows, now);
    await newRevision(rows, backend.random);
  }
  turn.hint({ type: 'knowledge' });
  return { article: article.id, version };
}
