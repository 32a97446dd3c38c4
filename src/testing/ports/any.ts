import type { Call } from '../../core/index.ts';
import type { Attachment } from '../../protocol/index.ts';
import { check, rejection } from '../assert.ts';
import type { Case } from '../case.ts';
import { createListener, letter, type Stage } from '../stage.ts';
import { attach, attached } from './chat-files.ts';

interface Question {
  readonly claim: string;
  /** What it is about, if that has to be there first. */
  about?(stage: Stage): Promise<Attachment>;
  ask(stage: Stage, call: Call, about: Attachment | undefined): Promise<unknown>;
}

/** Every question an adapter may be asked, as far as it claims to answer it. */
const questions: Readonly<Record<string, Question>> = {
  'contact.offer': { claim: 'contact.offer', ask: async (stage, call) => stage.port('contact').offer?.(call) },
  'contact.send': { claim: 'contact', ask: async (stage, call) => stage.port('contact').send(letter('Hello'), call) },
  'chat.offer': { claim: 'chat.offer', ask: async (stage, call) => stage.port('chat').offer?.(call) },
  'chat.send': { claim: 'chat', ask: async (stage, call) => stage.port('chat').send({ text: 'Hello' }, call) },
  'chat.dial': { claim: 'chat.dial', ask: async (stage, call) => stage.port('chat').dial?.(createListener(null).dial, call) },
  'chat.attach': { claim: 'chat.files', about: attached, ask: attach },
  'chat.open': { claim: 'chat.files', about: attached, ask: async (stage, call, about) => about && stage.port('chat').open?.(about, call) },
  'callback.offer': { claim: 'callback', ask: async (stage, call) => stage.port('callback').offer(call) },
  'callback.slots': { claim: 'callback.slots', ask: async (stage, call) => stage.port('callback').slots?.(call) },
  'callback.request': { claim: 'callback', ask: async (stage, call) => stage.port('callback').request(callRequest(stage), call) },
  'faq.vote': { claim: 'faq.vote', ask: async (stage, call) => stage.port('faq').vote?.({ article: 'returns', helpful: true, locale: 'en' }, call) },
  'faq.learn': { claim: 'faq.learn', ask: async (stage, call) => stage.port('faq').learn?.({ searches: [{ words: 'left-handed scissors', found: 0 }], read: ['returns'], locale: 'en' }, call) },
};

/** A call this backend can make. */
export function callRequest({ harness }: Stage, note = 'About my order') {
  const { country, number } = harness.phone ?? { country: 'GB', number: '020 7946 0018' };
  return { name: 'Ada Lovelace', country, phone: number, when: { is: 'asap' }, note, consent: 'Yes, call me about this request.' } as const;
}

/** What an adapter has no business with: the host lends it what it needs. */
const offLimits = ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel', 'document'];

/** Does something with a call while the page's own things are watched. What the host lends may use them, the adapter may not. */
async function withTraps(call: Call, work: (call: Call) => Promise<unknown>): Promise<readonly string[]> {
  const touched = new Set<string>();
  let lent = false;
  const lend = <Args extends unknown[], Result>(use: (...args: Args) => Result) => (...args: Args): Result => {
    lent = true;
    try {
      return use(...args);
    } finally {
      lent = false;
    }
  };
  const before = offLimits.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, descriptor] of before) {
    if (descriptor && !descriptor.configurable) continue;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        if (!lent) touched.add(name);
        return descriptor?.get ? (descriptor.get.call(globalThis) as unknown) : descriptor?.value;
      },
    });
  }
  try {
    await work({ ...call, fetch: lend(call.fetch), socket: lend(call.socket) }).catch(() => {});
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
  return [...touched];
}

/** What holds for every port alike. */
export const anyCases: readonly Case[] = Object.entries(questions).flatMap(([name, { claim, about, ask }]): Case[] => [
  {
    name: `${name} says so when the backend is down`,
    claim,
    async run(stage) {
      const what = await about?.(stage);
      await stage.control('goDown')();
      try {
        await rejection(ask(stage, stage.call(), what), ['unavailable', 'offline'], 'The backend is down.');
      } finally {
        await stage.control('comeBack')();
      }
    },
  },
  {
    name: `${name} says so when what comes back is not an answer`,
    claim,
    async run(stage) {
      const what = await about?.(stage);
      await stage.control('answerGarbage')(true);
      try {
        await rejection(ask(stage, stage.call(), what), ['unavailable', 'broken'], 'The backend answered with garbage.');
      } finally {
        await stage.control('answerGarbage')(false);
      }
    },
  },
  {
    name: `${name} ends when nobody waits any more`,
    claim,
    async run(stage) {
      const what = await about?.(stage);
      await stage.control('fallSilent')(true);
      try {
        const stop = new AbortController();
        const work = ask(stage, stage.call({ signal: stop.signal }), what);
        work.catch(() => {});
        // Time to get as far as it can: what is given up then is a question under way.
        await new Promise((resume) => setTimeout(resume, 50));
        stop.abort();
        await stage.settled(work, `${name} to end after its signal has fired`);
        await rejection(work, ['cancelled'], 'Nobody waits any more.');
      } finally {
        await stage.control('fallSilent')(false);
      }
    },
  },
  {
    name: `${name} reaches the world only through its call`,
    claim,
    async run(stage) {
      const what = await about?.(stage);
      const touched = await withTraps(stage.call(), (call) => ask(stage, call, what));
      check(touched.length === 0, `The adapter used ${touched.join(', ')} of the page itself.`);
    },
  },
]);
