import * as v from 'valibot';
import type { ChatLine, ChatPort } from '../../channels/chat/port.ts';
import type { LineEnd } from '../../core/index.ts';
import { ChatOfferSchema } from '../../protocol/index.ts';
import { check, equal, rejection } from '../assert.ts';
import { awkwardTexts, isClaimed, type Case } from '../case.ts';
import { createListener, textsOf, type Listener, type Stage } from '../stage.ts';

const say = (stage: Stage, text: string, id = stage.newId()) => stage.port('chat').send({ text }, stage.call({ id }));

async function dial(stage: Stage, listener: Listener): Promise<ChatLine> {
  const chat = stage.port('chat') as Required<ChatPort>;
  return chat.dial(listener.dial, stage.call({ signal: new AbortController().signal }));
}

/** Says something, so that there is a conversation, and opens a line from where its history ends. */
async function live(stage: Stage): Promise<{ line: ChatLine; listener: Listener }> {
  await say(stage, 'Hello');
  const { cursor } = await stage.history(stage.port('chat'));
  const listener = createListener(cursor);
  return { listener, line: await dial(stage, listener) };
}

/** What chat promises without a line. */
const storedCases: readonly Case[] = [
  {
    name: 'chat.offer is what the protocol says',
    claim: 'chat.offer',
    async run(stage) {
      const { success, issues } = v.safeParse(ChatOfferSchema, await stage.port('chat').offer?.(stage.call()));
      check(success, `The offer is not one: ${issues?.[0]?.message}`);
    },
  },
  {
    name: 'chat.history of somebody who has never written is empty, and keeps nothing',
    claim: 'chat',
    async run(stage) {
      const page = await stage.port('chat').history(null, stage.call());
      equal(page, { after: null, cursor: null, entries: [], more: false }, 'Nothing has been said.');
      check(!(await stage.isKnown()), 'Looking must not make the visitor known.');
    },
  },
  {
    name: 'chat.send resolves when the backend has the message, and not before',
    claim: 'chat',
    async run(stage) {
      await say(stage, 'Where is my parcel?');
      equal(await stage.control('stored')('chat'), ['Where is my parcel?'], 'One message must be stored.');
    },
  },
  {
    name: 'chat.send says a message once, however often it is repeated',
    claim: 'chat',
    async run(stage) {
      const id = stage.newId();
      const sent = [await say(stage, 'Once', id), await say(stage, 'Once', id), await say(stage, 'Once', id)];
      equal(await stage.control('stored')('chat'), ['Once'], 'Repeated with the same id, a message is one message.');
      equal(sent[1]?.entry, sent[0]?.entry, 'A repeated message must get the same answer.');
    },
  },
  {
    name: 'chat.send gets through once after the backend was down, with the same id',
    claim: 'chat',
    async run(stage) {
      const id = stage.newId();
      await stage.control('goDown')();
      await rejection(say(stage, 'Patience', id), ['unavailable', 'offline'], 'The backend is down.');
      await stage.control('comeBack')();
      await say(stage, 'Patience', id);
      await say(stage, 'Patience', id);
      equal(await stage.control('stored')('chat'), ['Patience'], 'One message must be stored.');
    },
  },
  {
    name: 'chat.history gives everything in order, text as it was typed, and who said it',
    claim: 'chat',
    async run(stage) {
      const ids = awkwardTexts.map(() => stage.newId());
      for (const [index, text] of awkwardTexts.entries()) await say(stage, text, ids[index]);
      const { entries } = await stage.history(stage.port('chat'));
      equal(textsOf(entries), awkwardTexts, 'The history must hold what was said, in order.');
      const messages = entries.flatMap((entry) => (entry.type === 'message' ? [entry] : []));
      equal(messages.map(({ from }) => from.side), awkwardTexts.map(() => 'visitor'), 'The visitor said it.');
      equal(messages.map(({ commandId }) => commandId), ids, 'An entry names the command that said it, so that a message sent twice is shown once.');
      equal(new Set(entries.map(({ id }) => id)).size, entries.length, 'Entries have ids of their own.');
    },
  },
  {
    name: 'chat.history gives only what follows a cursor, and nothing when nothing does',
    claim: 'chat',
    async run(stage) {
      const chat = stage.port('chat');
      await say(stage, 'one');
      const { cursor } = await stage.history(chat);
      const nothing = await chat.history(cursor, stage.call());
      equal([nothing.after, nothing.cursor, nothing.entries, nothing.more], [cursor, cursor, [], false], 'Nothing follows.');
      await say(stage, 'two');
      const page = await chat.history(cursor, stage.call());
      equal([page.after, textsOf(page.entries)], [cursor, ['two']], 'One message follows.');
    },
  },
  {
    name: 'chat.history starts from the beginning for a cursor it does not know',
    claim: 'chat',
    async run(stage) {
      await say(stage, 'one');
      const page = await stage.port('chat').history('a-cursor-of-another-backend:12', stage.call());
      equal([page.after, textsOf(page.entries)], [null, ['one']], 'What is shown must be replaced whole.');
    },
  },
  {
    name: 'chat.history shows what the agent says',
    claim: 'chat',
    async run(stage) {
      await say(stage, 'Hello');
      await stage.control('agentSays')('Hello, how can I help?');
      const { entries } = await stage.history(stage.port('chat'));
      equal(textsOf(entries), ['Hello', 'Hello, how can I help?'], 'Both sides must be there, in order.');
      const reply = entries.at(-1);
      check(reply?.type === 'message' && reply.from.side === 'agent' && reply.from.name.length > 0, 'The agent said it, and has a name.');
    },
  },
];

/** What a live line promises. */
const liveCases: readonly Case[] = [
  {
    name: 'chat.dial delivers what is said while the line is open, each once and in order',
    claim: 'chat.dial',
    async run(stage) {
      const { line, listener } = await live(stage);
      await stage.control('agentSays')('one');
      await say(stage, 'two');
      await stage.control('agentSays')('three');
      await stage.until(() => listener.shown.length > 0 && textsOf(listener.shown).includes('three'), 'three messages over the line');
      equal(textsOf(listener.shown), ['one', 'two', 'three'], 'Everything must arrive once, in order.');
      equal(listener.gaps, 0, 'Every stretch must follow on the one before.');
      line.close();
    },
  },
  {
    name: 'chat.dial delivers what was missed since the cursor',
    claim: 'chat.dial',
    async run(stage) {
      await say(stage, 'known');
      const { cursor } = await stage.history(stage.port('chat'));
      for (const text of ['missed one', 'missed two', 'missed three']) await say(stage, text);
      const listener = createListener(cursor);
      const line = await dial(stage, listener);
      await stage.until(() => listener.shown.length >= 3, 'what was missed');
      equal(textsOf(listener.shown), ['missed one', 'missed two', 'missed three'], 'What was missed must arrive, and nothing else.');
      equal(listener.gaps, 0, 'Every stretch must follow on the one before.');
      line.close();
    },
  },
  {
    name: 'chat.dial replaces what is shown when it does not know the cursor',
    claim: 'chat.dial',
    async run(stage) {
      await say(stage, 'the only one');
      const listener = createListener('a-cursor-of-another-backend:12');
      const line = await dial(stage, listener);
      await stage.until(() => listener.shown.length > 0, 'the history from its beginning');
      equal(textsOf(listener.shown), ['the only one'], 'The history must arrive from its beginning.');
      line.close();
    },
  },
  {
    name: 'chat.line.send says a message once, over the line and beside it',
    claim: 'chat.dial',
    async run(stage) {
      const { line, listener } = await live(stage);
      const id = stage.newId();
      const sent = await line.send({ text: 'over the line' }, stage.call({ id }));
      const again = await line.send({ text: 'over the line' }, stage.call({ id }));
      const beside = await say(stage, 'over the line', id);
      equal([again.entry, beside.entry], [sent.entry, sent.entry], 'A repeated message must get the same answer.');
      equal(await stage.control('stored')('chat'), ['Hello', 'over the line'], 'Repeated with the same id, a message is one message.');
      await stage.until(() => listener.shown.length > 0, 'the own message over the line');
      equal(textsOf(listener.shown), ['over the line'], 'The own message arrives once.');
      line.close();
    },
  },
  {
    name: 'chat.line.send names what is refused',
    claim: 'chat.dial',
    async run(stage) {
      const { line } = await live(stage);
      await rejection(line.send({ text: 'x'.repeat(5_001) }, stage.call()), ['refused'], 'More than 5000 characters are refused, also by whoever has to say so for the backend: throw call.error("refused", { fields: { text: "too-long" } }).');
      await line.send({ text: 'shorter' }, stage.call());
      line.close();
    },
  },
  {
    name: 'chat.line.send ends when nobody waits any more, or the line is lost',
    claim: 'chat.dial',
    async run(stage) {
      const { line } = await live(stage);
      await rejection(line.send({ text: 'never mind' }, stage.call({ signal: AbortSignal.abort() })), ['cancelled'], 'Nobody waits.');
      line.close();
      await rejection(line.send({ text: 'too late' }, stage.call()), ['unavailable', 'cancelled', 'offline'], 'The line is closed.');
    },
  },
  {
    name: 'chat.line.close ends the line once, and nothing arrives afterwards',
    claim: 'chat.dial',
    async run(stage) {
      const { line, listener } = await live(stage);
      line.close();
      line.close();
      await stage.settled(line.closed, 'the closed line to have ended');
      const before = listener.deliveries.length;
      await stage.control('agentSays')('Are you still there?');
      const { entries } = await stage.history(stage.port('chat'));
      check(textsOf(entries).includes('Are you still there?'), 'It was said.');
      equal(listener.deliveries.length, before, 'Nothing may be delivered over a closed line.');
    },
  },
  {
    name: 'chat.line.closed tells that a line was cut, and the next one brings what was missed',
    claim: 'chat.dial',
    async run(stage) {
      const { line, listener } = await live(stage);
      await stage.control('cutLines')();
      await stage.settled(line.closed, 'the line that was cut to have ended');
      const end: LineEnd = await line.closed;
      check(end.retryable, 'A line that was cut may be dialled again.');
      await stage.control('agentSays')('said meanwhile');
      const next = createListener(listener.cursor);
      const again = await dial(stage, next);
      await stage.until(() => next.shown.length > 0, 'what was said meanwhile');
      check(textsOf(next.shown).includes('said meanwhile'), 'What was said between two lines must arrive over the second.');
      equal(next.gaps, 0, 'Every stretch must follow on the one before.');
      again.close();
    },
  },
  {
    name: 'chat.line.silenceMs is kept: something arrives in every such span',
    claim: 'chat.heartbeat',
    async run(stage) {
      const { line, listener } = await live(stage);
      const { silenceMs } = line;
      check(silenceMs && 2 * silenceMs <= stage.patienceMs, `The test waits for two spans of ${silenceMs} ms: let the backend of the harness beat faster, or give "patienceMs".`);
      for (let beat = 0; beat < 2; beat += 1) {
        const before = listener.deliveries.length;
        await stage.until(() => listener.deliveries.length > before, `a sign of life within ${silenceMs} ms`);
      }
      check(listener.deliveries.some(({ type }) => type === 'head'), 'A heartbeat says where the history ends.');
      line.close();
    },
  },
  {
    name: 'chat.line.typing can be said, and the agent\'s typing is heard',
    claim: 'chat.typing',
    async run(stage) {
      const { line, listener } = await live(stage);
      check(line.typing, 'The line claims typing but has no typing().');
      line.typing(true);
      await stage.control('agentTypes')(true);
      await stage.until(() => listener.deliveries.some((one) => one.type === 'typing' && one.on), 'the agent typing');
      line.close();
    },
  },
  {
    name: 'chat.line.read can be said, and how far the agent has read is heard',
    claim: 'chat.read',
    async run(stage) {
      const { line, listener } = await live(stage);
      check(line.read, 'The line claims read marks but has no read().');
      const { entries } = await stage.history(stage.port('chat'));
      const last = entries.at(-1);
      check(last, 'Something has been said.');
      line.read(last.id);
      await stage.control('agentReads')();
      await stage.until(() => listener.deliveries.some((one) => one.type === 'read'), 'the agent having read');
      const mark = listener.deliveries.findLast((one) => one.type === 'read');
      equal(mark?.type === 'read' && mark.upTo, last.id, 'The mark names the last entry.');
      line.close();
    },
  },
  {
    name: 'chat.line tells the place in the queue, and that the wait is over',
    claim: 'chat.queue',
    async run(stage) {
      const { line, listener } = await live(stage);
      const place = () => {
        const told = listener.deliveries.findLast((one) => one.type === 'offer');
        return told?.type === 'offer' && told.offer.availability.is === 'open' ? (told.offer.availability.position ?? 'none') : 'nothing told';
      };
      for (const position of [3, 2, undefined]) {
        await stage.control('queueAt')(position);
        await stage.until(() => place() === (position ?? 'none'), `the place ${position ?? 'to be given up'}`);
      }
      line.close();
    },
  },
  {
    name: 'chat.line has nothing that is not claimed, and nothing that the offer denies',
    claim: 'chat.dial',
    async run(stage) {
      const { line } = await live(stage);
      const parts = { heartbeat: line.silenceMs, typing: line.typing, read: line.read, page: line.page };
      for (const [part, has] of Object.entries(parts)) {
        check(has === undefined || isClaimed(stage.claims, `chat.${part}`), `The line has "${part}". Claim it, so that it is tested, or leave it out.`);
      }
      const { features } = (await stage.port('chat').offer?.(stage.call())) ?? {};
      if (features) equal([line.typing !== undefined, line.read !== undefined], [features.typing, features.receipts], 'Offer and line must agree on typing and receipts.');
      line.close();
    },
  },
  {
    name: 'chat.line.page can be said',
    claim: 'chat.page',
    async run(stage) {
      const { line } = await live(stage);
      check(line.page, 'The line claims pages but has no page().');
      line.page({ url: 'https://shop.example/checkout', title: 'Checkout' });
      await line.send({ text: 'still here' }, stage.call());
      line.close();
    },
  },
];

export const chatCases: readonly Case[] = [...storedCases, ...liveCases];
