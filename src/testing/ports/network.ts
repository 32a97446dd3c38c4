import type { ChatPort } from '../../channels/chat/port.ts';
import { check, equal } from '../assert.ts';
import type { Case } from '../case.ts';
import { createListener, inVain, letter, textsOf, type Stage } from '../stage.ts';
import { callRequest } from './any.ts';

async function begin(stage: Stage) {
  const chat = stage.port('chat') as Required<ChatPort>;
  await chat.send({ text: 'Hello' }, stage.call());
  const { cursor } = await stage.history(chat);
  const listener = createListener(cursor);
  const dial = (from = listener) => chat.dial(from.dial, stage.call({ signal: new AbortController().signal }));
  return { chat, listener, dial };
}

/** How many messages come at once. */
const flood = 15;

/** What holds over a network as it is. The suite spoils it itself: see `network.ts`. */
export const networkCases: readonly Case[] = [
  {
    name: 'contact.send stores a letter once although its answer was lost',
    claim: 'contact',
    async run(stage) {
      const id = stage.newId();
      const send = (signal?: AbortSignal) => stage.port('contact').send(letter('Did it arrive?'), stage.call({ id, signal }));
      await inVain(stage, send);
      await send();
      equal(await stage.control('stored')('contact'), ['Did it arrive?'], 'A letter whose answer was lost and that is sent again is one letter.');
    },
  },
  {
    name: 'chat.send says a message once although its answer was lost',
    claim: 'chat',
    async run(stage) {
      const chat = stage.port('chat');
      await chat.send({ text: 'Hello' }, stage.call());
      const id = stage.newId();
      const send = (signal?: AbortSignal) => chat.send({ text: 'Hello' }, stage.call({ id, signal }));
      await inVain(stage, send);
      await send();
      equal(await stage.control('stored')('chat'), ['Hello', 'Hello'], 'A message whose answer was lost and that is sent again is one message.');
      const { entries } = await stage.history(chat);
      check(entries.some((entry) => entry.type === 'message' && entry.commandId === id), 'It is known as that of its command, or it would be shown twice.');
    },
  },
  {
    name: 'callback.request books once although its answer was lost',
    claim: 'callback',
    async run(stage) {
      const id = stage.newId();
      const request = (signal?: AbortSignal) => stage.port('callback').request(callRequest(stage, 'Did it arrive?'), stage.call({ id, signal }));
      await inVain(stage, request);
      await request();
      equal(await stage.control('stored')('callback'), ['Did it arrive?'], 'A request whose answer was lost and that is repeated is one call.');
    },
  },
  {
    name: 'chat.history takes half an answer for none',
    claim: 'chat',
    async run(stage) {
      const chat = stage.port('chat');
      await chat.send({ text: 'Hello' }, stage.call());
      stage.network.cutAnswers(true);
      const page = await chat.history(null, stage.call()).catch(() => undefined);
      stage.network.cutAnswers(false);
      // What comes over a socket, or without a network, comes whole or not at all.
      check(page === undefined || textsOf(page.entries).join() === 'Hello', 'Half an answer was taken for the history.');
    },
  },
  {
    name: 'chat.dial brings what its line has lost',
    claim: 'chat.dial',
    async run(stage) {
      const { listener, dial } = await begin(stage);
      await dial();
      stage.network.loseAnswers(true);
      await stage.control('agentSays')('into the void');
      await new Promise((resume) => setTimeout(resume, 50));
      await stage.control('cutLines')();
      stage.network.loseAnswers(false);
      const next = createListener(listener.cursor);
      const line = await dial(next);
      await stage.until(() => textsOf([...listener.shown, ...next.shown]).includes('into the void'), 'what the first line has lost');
      equal(next.gaps, 0, 'Every stretch must follow on the one before.');
      line.close();
    },
  },
  {
    name: 'chat.dial delivers each once and in order, although frames come twice',
    claim: 'chat.dial',
    async run(stage) {
      const { listener, dial } = await begin(stage);
      const line = await dial();
      stage.network.doubleFrames(true);
      for (const text of ['one', 'two']) await stage.control('agentSays')(text);
      await line.send({ text: 'three' }, stage.call());
      await stage.until(() => textsOf(listener.shown).includes('three'), 'three messages');
      equal(textsOf(listener.shown).filter((text) => text !== 'Hello'), ['one', 'two', 'three'], 'Each message arrives once, in order.');
      line.close();
    },
  },
  {
    name: 'chat.dial delivers in order, although frames change places',
    claim: 'chat.dial',
    async run(stage) {
      const { chat, listener, dial } = await begin(stage);
      const line = await dial();
      stage.network.swapFrames(true);
      for (const text of ['one', 'two', 'three', 'four']) await stage.control('agentSays')(text);
      await stage.until(() => ['one', 'two', 'three', 'four'].every((text) => textsOf(listener.shown).includes(text)), 'four messages');
      stage.network.swapFrames(false);
      const { entries } = await stage.history(chat);
      equal(textsOf(listener.shown).slice(-4), textsOf(entries).slice(-4), 'What the line shows is in the order of the history.');
      line.close();
    },
  },
  {
    name: 'chat.dial delivers a flood whole, over a slow network',
    claim: 'chat.dial',
    async run(stage) {
      const { listener, dial } = await begin(stage);
      const line = await dial();
      stage.network.delayAnswers(20);
      const said = Array.from({ length: flood }, (_, number) => `flood ${number}`);
      for (const text of said) await stage.control('agentSays')(text);
      await stage.until(() => textsOf(listener.shown).includes(said.at(-1) ?? ''), 'the last of the flood');
      equal(textsOf(listener.shown).filter((text) => text.startsWith('flood')), said, 'Everything must arrive once, in order.');
      line.close();
    },
  },
];
