import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, openStore, type Store } from '../../src/server/index.ts';
import type { ConversationRow, EventRow, Rows } from '../../src/server/store/index.ts';
import { tempFolder } from '../server/house.ts';
import { createChance } from './chance.ts';
import { createDisk, honestRules } from './disk.ts';
import { createMemoryStore } from './memory-store.ts';
import { createSchedule, type Owner } from './schedule.ts';

// The same questions to the store of the simulation and to the real one, in any order, inside transactions that are kept
// or undone: both must answer the same, or refuse the same.

const visitors = ['ada', 'bob'];
const conversations = ['c1', 'c2', 'c3'];
const commands = ['x1', 'x2', null];

type Question = (rows: Rows, n: number) => Promise<unknown>;

const visitor = (n: number) => visitors[n % 2]!;
const conversation = (n: number) => conversations[n % 3]!;

function conversationRow(n: number): ConversationRow {
  const channel = n % 2 === 0 ? 'chat' : 'contact';
  return {
    id: conversation(n),
    visitor: visitor(n),
    channel,
    status: n % 5 === 0 ? 'done' : 'open',
    reference: null,
    subject: 's',
    excerpt: '',
    person: '{}',
    context: '{}',
    details: '[]',
    head: n % 4,
    said: 0,
    agent_read: 0,
    visitor_read: 0,
    unread: n % 2,
    created_at: n,
    at: 1_000 + n,
    waiting_since: null,
    later_until: null,
    changed_at: 1_000 + n,
    revision: 0,
  };
}

function eventRow(n: number): EventRow {
  return { conversation: conversation(n), seq: 1 + (n % 4), type: n % 7 === 0 ? 'joined' : 'message', side: n % 3 === 0 ? 'agent' : 'visitor', author: null, text: `t${n}`, command_id: commands[n % 3] ?? null, attachment: null, at: n };
}

const questions: Record<string, Question> = {
  ofDevice: (rows, n) => rows.visitors.ofDevice({ id: visitor(n), device: `device ${visitor(n)}`, person: '{}', created_at: n }),
  lock: (rows, n) => rows.visitors.lock(visitor(n)),
  setPerson: (rows, n) => rows.visitors.setPerson(visitor(n), `{"name":"${n}"}`),
  addToken: (rows, n) => rows.visitors.addToken({ hash: `hash ${n % 9}`, visitor: visitor(n), created_at: n, expires_at: n + 50 }, 3),
  claimProof: (rows, n) => rows.visitors.claimProof({ hash: `proof ${n % 4}`, device: `device ${visitor(n)}`, expires_at: n }),
  erase: (rows, n) => rows.people.erase([visitor(n)], n),
  eraseAgain: (rows, n) => rows.people.eraseAgain({ at: n, visitors: [visitor(n)], devices: [`device ${visitor(n + 1)}`] }),
  isErased: (rows, n) => rows.people.isErased(`device ${visitor(n)}`, n),
  ofToken: (rows, n) => rows.visitors.ofToken(`hash ${n % 9}`, n),
  insert: (rows, n) => rows.conversations.insert(conversationRow(n)),
  byId: (rows, n) => rows.conversations.byId(conversation(n)),
  chatOf: (rows, n) => rows.conversations.chatOf(visitor(n)),
  lockChatOf: (rows, n) => rows.conversations.lockChatOf(visitor(n)),
  ofVisitor: (rows, n) => rows.conversations.ofVisitor(visitor(n), 2),
  update: (rows, n) => rows.conversations.update(conversation(n), { head: n % 6, excerpt: `e${n}`, unread: n % 2, changed_at: 1_000 + n }),
  markRead: (rows, n) => rows.conversations.markRead(conversation(n), { side: n % 2 === 0 ? 'agent' : 'visitor', upTo: n % 5, now: 1_000 + n }),
  changedSince: (rows, n) => rows.conversations.changedSince(1_000 + n, 3),
  chatHeads: async (rows) => [...(await rows.conversations.chatHeads(visitors))].sort(),
  dropConversations: (rows, n) => rows.old.dropConversations(n % 2 === 0 ? 'chat' : 'contact', 1_000 + (n % 9)),
  inbox: (rows) => rows.conversations.inbox(10, 10),
  append: (rows, n) => rows.events.append([eventRow(n)]),
  appendTwo: (rows, n) => rows.events.append([eventRow(n), { ...eventRow(n + 3), command_id: null }]),
  after: (rows, n) => rows.events.after(conversation(n), n % 4, 2),
  last: (rows, n) => rows.events.last(conversation(n), 2),
  hasAgent: (rows, n) => rows.events.hasAgent(conversation(n)),
  hasAnswerOfOthers: (rows, n) => rows.events.hasAnswerOfOthers(conversation(n), { after: n % 4, author: 'visitor:ada' }),
  findAnswer: (rows, n) => rows.answers.find('visitor:ada', `x${n % 3}`),
  insertAnswer: (rows, n) => rows.answers.insert({ author: 'visitor:ada', id: `x${n % 3}`, digest: 'd', result: `${n}`, at: n }),
  fail: async () => {
    throw Object.assign(new Error('changed its mind'), { code: 'MINE' });
  },
};
const names = Object.keys(questions);

/** What a store says to some questions in a transaction, and afterwards. */
async function ask(store: Store, asked: readonly (readonly [name: string, n: number])[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  const answer = async (rows: Rows, name: string, n: number) => answers.push([name, n, (await questions[name]!(rows, n)) ?? null]);
  try {
    await store.transaction(async (rows) => {
      for (const [name, n] of asked) await answer(rows, name, n);
    });
  } catch (error) {
    answers.push(String((error as { code?: unknown }).code).replace('PRIMARYKEY', 'UNIQUE'));
  }
  for (let n = 0; n < 3; n += 1) for (const name of ['byId', 'chatOf', 'after', 'last', 'chatHeads', 'findAnswer']) await answer(store.rows, name, n);
  return answers;
}

function openMemory(): { readonly store: Store; rest(): Promise<void> } {
  const schedule = createSchedule();
  const owner: Owner = { dead: false, frozen: false };
  const disk = createDisk({ rules: honestRules, later: (call) => call(), onWrite() {} });
  const trouble = { failure: () => undefined, crash: () => undefined, kill() {} };
  const store = createMemoryStore({ disk, owner, schedule, chance: createChance(1), trouble });
  return { store, rest: () => schedule.advance(10_000, () => false) };
}

describe('the store of the simulation', () => {
  it('answers as the real one does, keeps what is committed and undoes what is not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(40)), { maxLength: 8 }), { maxLength: 8 }), async (transactions) => {
        const fresh = await openStore({ dataFolder: tempFolder(), random: { bytes: (count) => new Uint8Array(count) }, log: createLog('silent') });
        const { store, rest } = openMemory();
        for (const each of [fresh, store]) {
          const known = each.transaction(async (rows) => {
            for (const id of visitors) await rows.visitors.ofDevice({ id, device: `device ${id}`, person: '{}', created_at: 0 });
          });
          await Promise.all([known, rest()]);
        }
        try {
          for (const asked of transactions) {
            const said = ask(store, asked);
            // It takes its time, by a clock of its own.
            const run = { isOver: false };
            void said.finally(() => (run.isOver = true));
            while (!run.isOver) await rest();
            expect(await said).toEqual(await ask(fresh, asked));
          }
        } finally {
          await fresh.close();
        }
      }),
      { numRuns: 40, seed: 1 },
    );
  }, 120_000);
});
