import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import { isDeskbellError, toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { FieldProblems } from '../../protocol/field.ts';
import type { ArticleDraft, ArticleHistory, ArticlePreview, DeskCommandBody } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';

/** What becomes of what was written. */
export type EditorState =
  | { readonly is: 'writing' }
  | { readonly is: 'working'; readonly on: EditorDeed }
  | { readonly is: 'done'; readonly what: EditorDeed }
  | { readonly is: 'failed'; readonly error: DeskbellError };

/** What can be done to an article. */
export type EditorDeed = 'saved' | 'published' | 'restored' | 'withdrawn';

/** One article being written. */
export interface ArticleEditor {
  /** Absent until it is first kept. */
  readonly article: ReadonlySignal<string | undefined>;
  readonly draft: ReadonlySignal<ArticleDraft>;
  /** Searches it is written for. */
  readonly answers: readonly string[];
  /** How shoppers will see it; follows what is written after a breath. */
  readonly preview: ReadonlySignal<ArticlePreview | undefined>;
  readonly history: ReadonlySignal<ArticleHistory | undefined>;
  readonly state: ReadonlySignal<EditorState>;
  readonly problems: ReadonlySignal<FieldProblems>;
  /** Whether something is written here that the server does not have. */
  readonly dirty: ReadonlySignal<boolean>;
  /** The newest version this is written upon; unknown until the article has been read. */
  readonly onto: ReadonlySignal<number | undefined>;
  write(change: Partial<ArticleDraft>): void;
  save(): Promise<void>;
  publish(): Promise<void>;
  withdraw(): Promise<void>;
  restore(version: number): Promise<void>;
  /** Reads the history again. */
  load(): Promise<void>;
  dispose(): void;
}

/** What {@link createArticleEditor} needs. */
export interface EditorOptions {
  readonly world: Pick<World, 'after' | 'newId'>;
  readonly api: Pick<Api, 'article' | 'preview' | 'command'>;
  readonly draft: ArticleDraft;
  readonly article?: string | undefined;
  readonly answers?: readonly string[];
  /** The newest version that had been seen when this was written, where it was begun earlier. */
  readonly onto?: number | undefined;
  /** It is written on, or the server has taken it. */
  onChange(editor: ArticleEditor): void;
  /** Something was done to it. */
  onDone(): void;
}

/** Long enough to finish a word. */
const previewAfterMs = 300;

export function createArticleEditor({ world, api, draft: first, article: known, answers = [], onto: seen, onChange, onDone }: EditorOptions): ArticleEditor {
  const article = signal(known);
  const draft = signal(first);
  const preview = signal<ArticlePreview | undefined>(undefined);
  const history = signal<ArticleHistory | undefined>(undefined);
  const state = signal<EditorState>({ is: 'writing' });
  const problems = signal<FieldProblems>({});
  const dirty = signal(known === undefined);
  const onto = signal(seen);
  let undoPreview = () => {};
  let asked = 0;
  let isDisposed = false;
  // The same for a repetition of the same words: asked twice, it is done once.
  let attempt: { readonly key: string; readonly id: string } | undefined;

  async function look(): Promise<void> {
    if (isDisposed) return;
    const mine = (asked += 1);
    const found = await api.preview(whole()).catch(() => undefined);
    // Answers may overtake each other, and a lost one leaves what was last seen.
    if (found && mine === asked) preview.value = found;
  }

  async function load(): Promise<void> {
    const id = article.peek();
    if (id === undefined || isDisposed) return;
    const found = await api.article(id).catch(() => undefined);
    if (!found) return;
    batch(() => {
      history.value = found;
      const newest = found.versions[0];
      if (!dirty.peek() && newest) draft.value = newest.draft;
      if (!dirty.peek() || onto.peek() === undefined) onto.value = found.article.head;
    });
    void look();
  }

  async function act(what: EditorDeed, give: (id: string) => Promise<{ readonly article: string; readonly version: number }>): Promise<void> {
    if (state.peek().is === 'working') return;
    const key = JSON.stringify([what, article.peek(), draft.peek(), onto.peek()]);
    attempt = attempt?.key === key ? attempt : { key, id: world.newId() };
    state.value = { is: 'working', on: what };
    try {
      const done = await give(attempt.id);
      attempt = undefined;
      batch(() => {
        article.value = done.article;
        onto.value = done.version;
        dirty.value = false;
        problems.value = {};
        state.value = { is: 'done', what };
      });
      onChange(editor);
      onDone();
      await load();
    } catch (thrown) {
      const error = toDeskbellError(thrown);
      batch(() => {
        state.value = { is: 'failed', error };
        problems.value = isDeskbellError(error, 'refused') ? error.fields : {};
      });
      if (isOvertaken(error)) await meet();
    }
  }

  /** A colleague was quicker. Once theirs is in the history before the agent's eyes, whoever goes on means it. */
  async function meet(): Promise<void> {
    await load();
    onto.value = history.peek()?.article.head;
  }

  /** As it is sent: an empty line among the questions is none. */
  function whole(): DeskCommandBody<'article.save'> {
    const id = article.peek();
    const questions = draft.peek().questions.filter((question) => question.trim() !== '');
    const upon = onto.peek();
    return { ...draft.peek(), questions, ...(id !== undefined && { article: id }), ...(upon !== undefined && { onto: upon }) };
  }

  const editor: ArticleEditor = {
    article,
    draft,
    answers,
    preview,
    history,
    state,
    problems,
    dirty,
    onto,
    write(change) {
      batch(() => {
        draft.value = { ...draft.peek(), ...change };
        dirty.value = true;
        if (state.peek().is !== 'working') state.value = { is: 'writing' };
      });
      onChange(editor);
      undoPreview();
      undoPreview = world.after(previewAfterMs, () => void look());
    },
    save: () => act('saved', (id) => api.command('article.save', whole(), id)),
    publish: () => act('published', (id) => api.command('article.publish', { ...whole(), answers: [...answers] }, id)),
    withdraw: () => act('withdrawn', (id) => api.command('article.withdraw', { article: article.peek() ?? '' }, id)),
    restore: (version) => act('restored', (id) => api.command('article.restore', { article: article.peek() ?? '', version }, id)),
    load,
    dispose() {
      isDisposed = true;
      undoPreview();
    },
  };
  if (known === undefined) void look();
  return editor;
}

/** Whether a colleague has written on the article since it was read here. */
export function isOvertaken(error: DeskbellError): boolean {
  return isDeskbellError(error, 'refused') && error.fields['onto'] === 'taken';
}

/** An empty page in a language. */
export function emptyDraft(locale: string): ArticleDraft {
  return { title: '', body: '', category: '', questions: [], locale };
}
