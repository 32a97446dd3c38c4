import { signal } from '@preact/signals-core';
import { describe, expect, it } from 'vitest';
import { createAttachmentQueue } from '../../../src/channels/chat/attachment-queue.ts';
import { sayMost } from '../../../src/channels/chat/attachment-words.ts';
import { createChatModel } from '../../../src/channels/chat/model.ts';
import type { ChatFile, ChatPort } from '../../../src/channels/chat/port.ts';
import { phrases } from '../../../src/channels/chat/text/en.ts';
import { DeskbellError, type Call } from '../../../src/core/index.ts';
import { sayTypes } from '../../../src/core/file-types.ts';
import type { AttachmentRules } from '../../../src/protocol/index.ts';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';
import { createStage, sayOf } from '../stage.ts';
import { createBackend, openOffer } from './backend.ts';

const rules: AttachmentRules = { maxBytes: 1_000, types: ['image/png', 'application/pdf'] };
const pdf = (name = 'bill.pdf', bytes = 100, type = 'application/pdf') => new File([new Uint8Array(bytes)], name, { type });

/** A backend that takes files as a test says: `take` is called for each attempt. */
function fileBackend(platform: FakePlatform, take: (file: ChatFile, call: Call) => Promise<void> = async () => {}) {
  const backend = createBackend({ now: platform.now, offer: { ...openOffer, features: { ...openOffer.features, attachments: rules } } });
  const attempts: { readonly id: string; readonly name: string; readonly bytes: number }[] = [];
  const port: ChatPort = {
    ...backend.port,
    async attach(file, call) {
      attempts.push({ id: call.id, name: file.name, bytes: (await file.content.arrayBuffer()).byteLength });
      await take(file, call);
      const entry = backend.happen({ type: 'message', from: { side: 'visitor' }, commandId: call.id, text: file.name, attachment: { id: `f-${call.id}`, name: file.name, type: file.content.type, bytes: file.content.size } });
      return { entry: entry.id, at: entry.at };
    },
  };
  return { backend, port, attempts };
}

async function open({ platform = createFakePlatform(), take }: { platform?: FakePlatform; take?: (file: ChatFile, call: Call) => Promise<void> } = {}) {
  const { backend, port, attempts } = fileBackend(platform, take);
  const stage = createStage({ port, platform });
  const offered = signal<AttachmentRules | undefined>(rules);
  const queue = createAttachmentQueue({ context: stage.context, rules: offered, onSend: () => {} });
  await stage.settle();
  return {
    ...stage,
    backend,
    attempts,
    queue,
    offered,
    states: () => queue.drafts.value.map(({ state }) => state.value.is),
    /** What of files lies in the store. */
    kept: () => [...platform.disk.keys()].filter((key) => key.startsWith('attached ') && key !== 'attached files'),
    async add(...files: File[]) {
      await queue.add(files);
      await stage.settle();
    },
  };
}

const down = async () => {
  throw new DeskbellError('unavailable');
};

describe('files in the chat', () => {
  it('are sent with every byte under one id, and leave nothing behind', async () => {
    const { add, attempts, states, kept } = await open();
    await add(pdf());
    expect(attempts).toEqual([{ id: expect.any(String), name: 'bill.pdf', bytes: 100 }]);
    expect([states(), kept()]).toEqual([[], []]);
  });

  it('wait in the store while the backend is down, and are sent once by the next page', async () => {
    const one = await open({ take: down });
    await one.add(pdf());
    expect(one.states()).toEqual(['waiting']);
    expect(one.kept()).toHaveLength(1);
    one.queue.dispose();
    one.dispose();
    const next = await open({ platform: one.platform.reload() });
    expect(next.attempts).toEqual([{ ...one.attempts[0]!, bytes: 100 }]);
    expect(next.kept()).toEqual([]);
  });

  it('that are refused keep their place with the reason until they are sent again or taken out', async () => {
    let isRefused = true;
    const { add, queue, states, kept, settle, attempts } = await open({
      async take() {
        if (isRefused) throw new DeskbellError('refused', { fields: { room: 'taken' } });
      },
    });
    await add(pdf('one.pdf'), pdf('two.pdf'));
    expect(states()).toEqual(['refused', 'refused']);
    const [one, two] = queue.drafts.value;
    expect(one?.state.value).toMatchObject({ is: 'refused', error: { fields: { room: 'taken' } } });
    isRefused = false;
    queue.retry(one!);
    queue.cancel(two!);
    await settle();
    expect(attempts.map(({ name }) => name)).toEqual(['one.pdf', 'two.pdf', 'one.pdf']);
    expect([states(), kept()]).toEqual([[], []]);
  });

  it('can be taken back while they are on their way: the transfer ends and nothing is said', async () => {
    let ended = false;
    const { add, queue, states, backend, announced, settle, kept } = await open({
      take: (_file, call) =>
        new Promise((_, reject) =>
          call.signal.addEventListener('abort', () => {
            ended = true;
            reject(new DeskbellError('cancelled'));
          }),
        ),
    });
    await add(pdf());
    expect(states()).toEqual(['sending']);
    queue.cancel(queue.drafts.value[0]!);
    await settle();
    expect([ended, states(), kept(), backend.entries, announced]).toEqual([true, [], [], [], []]);
  });

  it('of another kind, empty or too large are named and not sent; so are too many', async () => {
    const { add, queue, attempts } = await open();
    for (const [file, why] of [[pdf('a.html', 10, 'text/html'), 'type'], [pdf('b.pdf', 0), 'type'], [pdf('c\u202e.pdf', 1_001), 'size']] as const) {
      await add(file);
      expect(queue.problem.value).toMatchObject({ why });
    }
    expect(queue.problem.value).toEqual({ why: 'size', name: 'c .pdf' });
    expect(attempts).toEqual([]);
    await add(...Array.from({ length: 12 }, (_, n) => pdf(`${n}.pdf`)));
    expect(queue.problem.value).toEqual({ why: 'many' });
    expect(attempts).toHaveLength(10);
  });

  it('go out of memory where storage is blocked', async () => {
    const platform = createFakePlatform();
    platform.blockStore();
    const { add, attempts } = await open({ platform });
    await add(pdf());
    expect(attempts).toHaveLength(1);
    expect(platform.store.durable.value).toBe(false);
  });

  it('that this browser has lost say so, and the rest goes on', async () => {
    const one = await open({ take: down });
    await one.add(pdf('lost.pdf'), pdf('here.pdf'));
    one.queue.dispose();
    one.dispose();
    one.platform.disk.delete(one.kept()[0]!);
    const next = await open({ platform: one.platform.reload() });
    expect(next.attempts.map(({ name }) => name)).toEqual(['here.pdf']);
    expect(next.queue.drafts.value[0]?.state.value).toMatchObject({ is: 'refused', error: { kind: 'gone', fields: { file: 'invalid' } } });
  });

  it('are of no use to who is not asked for them', async () => {
    const { add, offered, attempts, queue } = await open();
    offered.value = undefined;
    await add(pdf());
    expect([queue.rules.value, attempts]).toEqual([undefined, []]);
    offered.value = { maxBytes: 'many' } as unknown as AttachmentRules;
    expect(queue.rules.value).toBeUndefined();
  });
});

describe('a conversation with files', () => {
  it('fetches what is about files only where they are taken; words do not wait behind one, and both are shown once', async () => {
    const platform = createFakePlatform();
    let arrive = () => {};
    const { backend, port } = fileBackend(platform, () => new Promise((done) => (arrive = done)));
    const plain = createStage({ port: backend.port });
    const without = createChatModel(plain.context, sayOf(phrases));
    await plain.settle();
    expect(without.attachments.value).toBeUndefined();
    without.dispose();

    const stage = createStage({ port, platform });
    const model = createChatModel(stage.context, sayOf(phrases));
    await expect.poll(() => model.attachments.value, { timeout: 15_000 }).toBeDefined();
    const rows = () => model.rows.value.flatMap((row) => (row.is === 'message' ? [[row.text, row.draft?.state.value.is ?? 'logged']] : []));
    await model.attachments.value!.add([pdf()]);
    await stage.settle();
    model.write('And this is what it is about.');
    model.send();
    await stage.settle();
    expect(rows()).toEqual([['And this is what it is about.', 'logged'], ['bill.pdf', 'sending']]);
    expect(model.engaged.value).toBe(true);
    arrive();
    await stage.settle();
    expect(rows()).toEqual([['And this is what it is about.', 'logged'], ['bill.pdf', 'logged']]);
    model.dispose();
  });

  it('says sizes and kinds as the visitor’s language does, and never promises more than is taken', () => {
    expect(sayMost(8 * 1024 * 1024, 'en')).toBe('8 MB');
    expect(sayMost(8 * 1024 * 1024, 'fr')).toMatch(/^8\sMo$/);
    expect(sayMost(500_000, 'de')).toMatch(/^500\skB$/);
    expect(sayTypes(['image/jpeg', 'application/pdf'])).toBe('JPEG, PDF');
  });
});
