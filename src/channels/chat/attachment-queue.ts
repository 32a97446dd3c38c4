import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import type { Call } from '../../core/contract.ts';
import { DeskbellError } from '../../core/error.ts';
import { createOutbox, type Draft, type Outbox } from '../../core/outbox.ts';
import { AttachmentRulesSchema, AttachmentSchema, type Attachment, type AttachmentRules } from '../../protocol/attachment.ts';
import { cleanFileName } from '../../protocol/file-name.ts';
import * as v from 'valibot';
import type { ChannelContext } from '../channel.ts';
import { attachedKey, sendType } from './own.ts';
import { prepare } from './picture.ts';
import type { ChatPort } from './port.ts';
import type { MessageRow } from './timeline.ts';
import { countBytes } from './transfer.ts';

/** What was wrong with the last file somebody wanted to send. */
export type FileProblem = { readonly why: 'type' | 'size'; readonly name: string } | { readonly why: 'many' };

/** Files on their way, and those that were sent. */
export interface AttachmentQueue {
  readonly drafts: Outbox['drafts'];
  /** What may be sent now. */
  readonly rules: ReadonlySignal<AttachmentRules | undefined>;
  readonly problem: ReadonlySignal<FileProblem | undefined>;
  readonly online: ReadonlySignal<boolean>;
  add(files: readonly File[]): Promise<void>;
  /** How much of a draft has left, 0 to 1; nothing while that is not known. */
  progress(draft: Draft): number | undefined;
  /** Takes a draft back, the one that is being sent included; unless it has just arrived. */
  cancel(draft: Draft): void;
  /** Sends a refused one again. */
  retry(draft: Draft): void;
  /** The file of a row, if it is one. */
  read(row: MessageRow): Attachment | undefined;
  /** What is in it. */
  content(row: MessageRow): Promise<Blob>;
  dispose(): void;
}

/** What {@link createAttachmentQueue} needs to know. */
export interface AttachmentOptions {
  readonly context: ChannelContext<ChatPort>;
  readonly rules: ReadonlySignal<AttachmentRules | undefined>;
  /** Somebody sends something. */
  onSend(): void;
}

/** A minute for each megabyte is as slow as a line may be. */
const attemptMs = 10 * 60_000;
const openMs = 60_000;
const mostAtOnce = 10;
/** In memory, of what is shown. */
const mostShown = 20;
/** Somebody may be putting it into the outbox just now. */
const freshMs = 60 * 60_000;
const keptKey = 'attached files';

const place = (id: string) => `attached ${id}`;

/**
 * Files wait in an outbox of their own: words never wait behind a file. What is in them lies beside it in the store, so
 * that neither is rewritten with every word.
 */
export function createAttachmentQueue({ context, rules: offered, onSend }: AttachmentOptions): AttachmentQueue {
  const { platform, port, journey } = context;
  const { store } = platform;
  const outbox = createOutbox({
    platform,
    key: attachedKey,
    attemptMs,
    context: () => journey.context(),
    makeCall: ({ signal: ends, ...about }) => ({ ...context.call(ends), ...(about as Pick<Call, 'id' | 'at' | 'context'>) }),
  });
  const rules = computed(() => {
    const { success, output } = v.safeParse(AttachmentRulesSchema, offered.value);
    return success && port.attach ? output : undefined;
  });
  const problem = signal<FileProblem | undefined>(undefined);
  const progress = signal<ReadonlyMap<string, number>>(new Map());
  /** What can be shown without asking, by the id of the draft or of the file. */
  const shown = new Map<string, Blob>();
  const underWay = new Map<string, AbortController>();
  const cancelled = signal<ReadonlySet<string>>(new Set());

  function show(id: string, content: Blob): Blob {
    shown.delete(id);
    shown.set(id, content);
    const [oldest] = shown.keys();
    if (shown.size > mostShown && oldest !== undefined) shown.delete(oldest);
    return content;
  }

  async function keep(id: string, content: Blob): Promise<void> {
    const at = platform.now();
    await store.update<unknown>(keptKey, (kept) => [...readKept(kept), { id, at }]);
    // Not the blob itself: some browsers lose what lies behind one.
    await store.write(place(id), { type: content.type, bytes: await content.arrayBuffer() });
  }

  async function forget(id: string): Promise<void> {
    await store.remove(place(id));
    await store.update<unknown>(keptKey, (kept) => readKept(kept).filter((one) => one.id !== id));
  }

  async function contentOf(id: string): Promise<Blob> {
    const kept = await store.read<{ readonly type: string; readonly bytes: ArrayBuffer }>(place(id));
    if (!kept) throw new DeskbellError('gone', { message: 'The file is no longer in this browser.', fields: { file: 'invalid' } });
    return new Blob([kept.bytes], { type: kept.type });
  }

  /** What no draft needs any more: a tab may have died before it had put it away. */
  async function sweep(): Promise<void> {
    const old = readKept(await store.read(keptKey)).filter(({ at }) => platform.now() - at > freshMs);
    if (old.length === 0) return;
    const { drafts } = (await store.read<{ readonly drafts?: readonly Draft[] }>(attachedKey)) ?? {};
    const needed = new Set((drafts ?? []).map((draft) => attachmentOf(draft)?.id));
    for (const { id } of old) if (!needed.has(id)) await forget(id);
  }

  async function deliver(draft: Draft, call: Call): Promise<unknown> {
    const attachment = attachmentOf(draft);
    if (!attachment || !port.attach) throw new DeskbellError('unsupported');
    const stop = new AbortController();
    const end = () => stop.abort();
    call.signal.addEventListener('abort', end, { once: true });
    underWay.set(draft.id, stop);
    const tell = (part: number | undefined) => {
      const next = new Map(progress.peek());
      if (part === undefined) next.delete(draft.id);
      else next.set(draft.id, part);
      progress.value = next;
    };
    try {
      const content = await contentOf(attachment.id);
      const counted = countBytes(
        { ...call, signal: stop.signal },
        { onProgress: tell, isOnline: () => platform.online.peek(), after: (ms, work) => platform.after(ms, work) },
      );
      const result = await port.attach({ name: attachment.name, content }, counted);
      show(draft.id, content);
      return result;
    } catch (thrown) {
      // Whatever went wrong: it is no longer wanted, and waits only to be taken out.
      if (cancelled.peek().has(draft.id)) throw new DeskbellError('cancelled');
      throw thrown;
    } finally {
      call.signal.removeEventListener('abort', end);
      underWay.delete(draft.id);
      tell(undefined);
    }
  }

  function submit(attachment: Attachment): void {
    onSend();
    outbox.submit({ channel: 'chat', type: sendType, body: { text: attachment.name, attached: attachment } });
    context.emit('chat.sent');
  }

  async function addOne(file: File, { maxBytes, types }: AttachmentRules): Promise<FileProblem | undefined> {
    const name = cleanFileName(file.name);
    if (!types.includes(file.type) || file.size === 0) return { why: 'type', name };
    // Memory is not endless; a photo of this size does not come out of a telephone.
    if (file.size > maxBytes * 8) return { why: 'size', name };
    const { content, size, name: called } = await prepare(file, maxBytes);
    if (content.size > maxBytes) return { why: 'size', name };
    const id = platform.newId();
    await keep(id, content);
    submit({ id, name: cleanFileName(called), type: content.type, bytes: content.size, ...size });
    return undefined;
  }

  const left = new Map<string, string>();
  const undo = [
    outbox.serve('chat', deliver),
    effect(() => {
      const now = new Map(outbox.drafts.value.map((draft) => [draft.id, attachmentOf(draft)?.id ?? '']));
      const needed = new Set(now.values());
      for (const [draft, id] of left) if (!now.has(draft) && !needed.has(id)) void forget(id);
      left.clear();
      for (const [draft, id] of now) left.set(draft, id);
    }),
    effect(() => {
      for (const { id, state } of outbox.drafts.value) if (cancelled.value.has(id) && state.value.is !== 'sending') outbox.dismiss(id);
    }),
  ];
  void sweep();

  return {
    drafts: outbox.drafts,
    rules,
    problem,
    online: platform.online,
    async add(files) {
      const now = rules.peek();
      if (!now) return;
      problem.value = files.length > mostAtOnce ? { why: 'many' } : undefined;
      for (const file of files.slice(0, mostAtOnce)) {
        const wrong = await addOne(file, now);
        if (wrong) problem.value = wrong;
      }
    },
    progress: (draft) => progress.value.get(draft.id),
    cancel({ id }) {
      cancelled.value = new Set([...cancelled.peek(), id]);
      underWay.get(id)?.abort();
    },
    retry(draft) {
      const attachment = attachmentOf(draft);
      if (attachment) submit(attachment);
      outbox.dismiss(draft.id);
    },
    read: ({ attached }) => readAttachment(attached),
    async content(row) {
      const attachment = readAttachment(row.attached);
      if (!attachment) throw new DeskbellError('broken');
      const known = shown.get(row.key) ?? shown.get(attachment.id);
      if (known) return known;
      if (row.draft) return show(row.key, await contentOf(attachment.id));
      if (!port.open) throw new DeskbellError('unsupported');
      const stop = new AbortController();
      const undoLimit = platform.after(openMs, () => stop.abort());
      try {
        return show(attachment.id, await port.open(attachment, context.call(stop.signal)));
      } finally {
        undoLimit();
      }
    },
    dispose() {
      for (const stop of undo) stop();
      outbox.dispose();
      for (const stop of underWay.values()) stop.abort();
      shown.clear();
    },
  };
}

/** Which files are kept, and since when; an older page may have left anything. */
function readKept(value: unknown): readonly { readonly id: string; readonly at: number }[] {
  return Array.isArray(value) ? value.filter((one): one is { id: string; at: number } => typeof one?.id === 'string' && typeof one.at === 'number') : [];
}

function attachmentOf({ body }: Draft): Attachment | undefined {
  return readAttachment((body as { readonly attached?: unknown } | undefined)?.attached);
}

/** What an adapter or an older page has left has passed TypeScript at most. Names are made fit to be shown. */
function readAttachment(value: unknown): Attachment | undefined {
  const { success, output } = v.safeParse(AttachmentSchema, value);
  return success ? { ...output, name: cleanFileName(output.name) } : undefined;
}
