import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { ArticleDraft, Gap, Knowledge } from '../../protocol/index.ts';
import type { Api } from '../api.ts';
import type { World } from '../world.ts';
import { createArticleEditor, emptyDraft, type ArticleEditor } from './article-editor.ts';

/** How reading what there is stands. */
export type KnowledgeState = { readonly is: 'loading' } | { readonly is: 'ready' } | { readonly is: 'failed'; readonly error: DeskbellError };

/** What is before the agent's eyes beside the lists. */
export type KnowledgeOpen =
  | { readonly is: 'nothing' }
  | { readonly is: 'gap'; readonly gap: Gap }
  | { readonly is: 'editor'; readonly editor: ArticleEditor };

/** Which of the two lists is shown. */
export type KnowledgeList = 'gaps' | 'articles';

/** Where an article comes from. */
export interface Beginning {
  readonly draft?: Partial<ArticleDraft>;
  /** Searches it will answer. */
  readonly answers?: readonly string[];
}

/** The FAQ at the desk: what is missing in it, and what is written here. */
export interface KnowledgeModel {
  /** Whether the agent has it before their eyes, in place of the inbox. */
  readonly shown: ReadonlySignal<boolean>;
  readonly state: ReadonlySignal<KnowledgeState>;
  readonly known: ReadonlySignal<Knowledge | undefined>;
  readonly list: ReadonlySignal<KnowledgeList>;
  readonly open: ReadonlySignal<KnowledgeOpen>;
  show(shown: boolean): void;
  choose(list: KnowledgeList): void;
  /** Opens a group of searches. */
  look(gap: Gap): void;
  /** Begins an article. */
  begin(from?: Beginning): void;
  /** Opens an article that was written here. */
  edit(article: string): void;
  /** Nothing beside the lists. */
  close(): void;
  /** These searches need no article. */
  dismiss(gap: Gap): Promise<void>;
  load(): Promise<void>;
  /** Something has changed on the server. */
  hear(): void;
  /** Takes up what this agent wrote before the tab was reloaded. */
  claim(agent: string): void;
  /** Signed out: nothing stays behind. */
  clear(): void;
  dispose(): void;
}

/** Searches come one by one, and grouping them costs the server something. */
const hearEveryMs = 2_000;

const note = 'article';
interface Kept {
  readonly owner: string;
  readonly article?: string;
  readonly answers: readonly string[];
  readonly draft: ArticleDraft;
  readonly onto?: number;
}

export function createKnowledge(world: Pick<World, 'after' | 'newId' | 'notes'>, api: Pick<Api, 'knowledge' | 'article' | 'preview' | 'command'>): KnowledgeModel {
  const shown = signal(false);
  const state = signal<KnowledgeState>({ is: 'loading' });
  const known = signal<Knowledge | undefined>(undefined);
  const list = signal<KnowledgeList>('gaps');
  const opened = signal<KnowledgeOpen>({ is: 'nothing' });
  let owner = '';
  let waiting: (() => void) | undefined;
  /** A group keeps its first text while it grows. */
  const open = computed((): KnowledgeOpen => {
    const now = opened.value;
    if (now.is !== 'gap') return now;
    const gap = known.value?.gaps.find(({ title, locale }) => title === now.gap.title && locale === now.gap.locale);
    return gap ? { is: 'gap', gap } : now;
  });

  function put(next: KnowledgeOpen): void {
    const before = opened.peek();
    if (before.is === 'editor' && !(next.is === 'editor' && next.editor === before.editor)) before.editor.dispose();
    opened.value = next;
  }

  function write(options: { article?: string; draft: ArticleDraft; answers?: readonly string[]; onto?: number }): ArticleEditor {
    const editor = createArticleEditor({ world, api, ...options, onChange: keep, onDone: () => void load() });
    put({ is: 'editor', editor });
    return editor;
  }

  function keep(editor: ArticleEditor): void {
    const article = editor.article.peek();
    const onto = editor.onto.peek();
    const kept: Kept = { owner, answers: editor.answers, draft: editor.draft.peek(), ...(article !== undefined && { article }), ...(onto !== undefined && { onto }) };
    world.notes.write(note, editor.dirty.peek() ? JSON.stringify(kept) : undefined);
  }

  async function load(): Promise<void> {
    try {
      const found = await api.knowledge();
      batch(() => {
        known.value = found;
        state.value = { is: 'ready' };
      });
    } catch (thrown) {
      state.value = { is: 'failed', error: toDeskbellError(thrown) };
    }
  }

  return {
    shown,
    state,
    known,
    list,
    open,
    show(next) {
      shown.value = next;
      if (next) void load();
    },
    choose: (next) => void (list.value = next),
    look: (gap) => put({ is: 'gap', gap }),
    begin({ draft, answers = [] } = {}) {
      const locale = draft?.locale ?? known.peek()?.locales[0] ?? 'en';
      keep(write({ draft: { ...emptyDraft(locale), ...draft }, answers }));
    },
    edit(article) {
      const found = known.peek()?.articles.find(({ id }) => id === article);
      const editor = write({ article, draft: { ...emptyDraft(found?.locale ?? 'en'), title: found?.title ?? '', category: found?.category ?? '' } });
      void editor.load();
    },
    close() {
      put({ is: 'nothing' });
      world.notes.write(note, undefined);
    },
    async dismiss({ locale, texts }) {
      await api.command('gap.dismiss', { locale, words: texts.map(({ words }) => words) }, world.newId()).catch(() => {});
      put({ is: 'nothing' });
      await load();
    },
    load,
    hear() {
      if (!shown.peek() || waiting) return;
      waiting = world.after(hearEveryMs, () => {
        waiting = undefined;
        void load();
      });
    },
    claim(agent) {
      if (owner === agent) return;
      owner = agent;
      const kept = recall(world.notes.read(note), agent);
      if (!kept) return;
      const editor = write(kept);
      editor.write({});
      void editor.load();
    },
    clear() {
      owner = '';
      waiting?.();
      waiting = undefined;
      batch(() => {
        put({ is: 'nothing' });
        shown.value = false;
        known.value = undefined;
        state.value = { is: 'loading' };
      });
      world.notes.write(note, undefined);
    },
    dispose() {
      waiting?.();
      put({ is: 'nothing' });
    },
  };
}

/** Only this page writes what is read here, so a wrong shape means tampering or another version: it is dropped. */
function recall(text: string | undefined, agent: string): Kept | undefined {
  try {
    const kept = JSON.parse(text ?? '{}') as Partial<Kept>;
    const { owner, draft, answers } = kept;
    const isWhole = owner === agent && typeof draft?.title === 'string' && typeof draft.body === 'string' && Array.isArray(draft.questions) && Array.isArray(answers);
    return isWhole ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}
