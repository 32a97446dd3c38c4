import { describe, expect, it } from 'vitest';
import { memory, type MemoryAdapter } from '../../src/adapters/memory/index.ts';
import type { Adapter } from '../../src/channels/adapter.ts';
import type { ChatEntry, ChatLine, ChatPort } from '../../src/channels/chat/port.ts';
import type { ContactPort } from '../../src/channels/contact/port.ts';
import type { Call } from '../../src/core/index.ts';
import { conformanceCases, reportMarkdown, type Claims, type Harness } from '../../src/testing/index.ts';
import { serveMemory } from '../adapters/http/memory-over-http.ts';
import { controlsOf, wholeMemory } from '../adapters/memory-controls.ts';
import { naiveHarness } from './naive.ts';
import { runSuite, type SuiteResult } from './run-suite.ts';

const claims: Claims = {
  contact: ['offer', 'list'],
  chat: ['offer', 'dial', 'typing', 'read', 'page', 'queue', 'files'],
  callback: ['slots', 'list', 'move', 'cancel'],
  faq: ['vote', 'learn'],
};

type Run = (only?: readonly string[]) => Promise<SuiteResult>;

/** The suite over the memory adapter after something was done to it. */
function plan(change: (shop: MemoryAdapter) => Adapter, options: Partial<Parameters<typeof runSuite>[0]> = {}): Run {
  const adapter = (): Harness => {
    const shop = wholeMemory();
    return { adapter: change(shop), backend: controlsOf(shop) };
  };
  return (only) => runSuite({ name: 'changed', contract: 1, claims, adapter, patienceMs: 600, only, ...options });
}

const suite = (...args: Parameters<typeof plan>) => plan(...args)();

/** Only what the change is about, so that a run is short. */
const contactOnly = (change: (port: Required<ContactPort>, shop: MemoryAdapter) => ContactPort, parts: Claims['contact'] = ['offer']) =>
  plan((shop) => ({ contact: change(shop.contact, shop) }), { claims: { contact: parts } });
const chatOnly = (change: (port: Required<ChatPort>, shop: MemoryAdapter) => ChatPort) =>
  plan((shop) => ({ chat: change(shop.chat, shop) }), { claims: { chat: claims.chat ?? [] } });

const failures = ({ failed }: SuiteResult) => [...failed.keys()].sort();
const newId = () => crypto.randomUUID();

describe('the conformance suite', () => {
  it('has a name for every test, once', () => {
    const names = conformanceCases.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('finds nothing wrong with an adapter that keeps its word', async () => {
    const { failed, passed } = await suite((shop) => shop, { patienceMs: 2000 });
    expect([...failed]).toEqual([]);
    expect(passed.length).toBeGreaterThan(80);
  });

  it('is short and content with ten lines that only take a letter', async () => {
    const result = await contactOnly(({ send }) => ({ send: async (request, call) => void (await send(request, call)) }), [])();
    expect([...result.failed]).toEqual([]);
    expect(result.passed.some((name) => name.startsWith('chat'))).toBe(false);
  });

  it('does not skip what it does not know, nor without a reason', async () => {
    const unknown = await suite((shop) => shop, { claims: {}, skip: { 'chat.send tastes good': 'It has no taste at all.' } });
    expect(unknown.failed.get('skips only tests that there are, each for a reason')).toContain('chat.send tastes good');
    const name = 'contact.send stores a letter once, however often it is repeated';
    const unclaimed = await suite(() => ({}), { claims: {}, skip: { [name]: 'The backend has no idea of ids.' } });
    expect(failures(unclaimed)).toEqual(['skips only tests that there are, each for a reason']);
    const lazy = await suite((shop) => ({ contact: shop.contact }), { claims: { contact: ['offer', 'list'] }, skip: { [name]: 'no' } });
    expect(failures(lazy)).toEqual(['skips only tests that there are, each for a reason']);
  });

  it('skips what it is told to, and says why', async () => {
    const name = 'contact.send stores a letter once, however often it is repeated';
    const forgetful = (shop: MemoryAdapter): Adapter => ({
      contact: { ...shop.contact, send: (request, call) => shop.contact.send(request, { ...call, id: newId() }) },
    });
    const again = 'contact.send gets through once after the backend was down, with the same id';
    const lost = 'contact.send stores a letter once although its answer was lost';
    const reason = 'The backend has no idea of ids.';
    const result = await suite(forgetful, { claims: { contact: ['offer', 'list'] }, skip: { [name]: reason, [again]: reason, [lost]: reason } });
    expect([...result.failed]).toEqual([]);
    expect(result.skipped).toEqual([`${name} (${reason})`, `${again} (${reason})`, `${lost} (${reason})`]);
  });

  it('says so when it is of another contract', async () => {
    expect(failures(await suite(() => ({}), { claims: {}, contract: 2 }))).toEqual(['is tested against the contract it was written for']);
  });

  it('asks for the strings it needs', async () => {
    const result = await runSuite({ name: 'bare', contract: 1, claims: { contact: ['offer', 'list'] }, adapter: () => ({ adapter: { contact: memory().contact }, backend: {} }) });
    expect(result.failed.get('contact.send says so when the backend is down')).toContain('goDown');
    expect(result.failed.get('contact.send resolves when the backend has the letter, and not before')).toContain('stored');
  });

  it('wants claimed parts to be there, and others not', async () => {
    expect((await suite(() => ({}), { claims: { faq: ['vote'] } })).failed.get('faq.vote makes nobody known')).toContain('"faq"');
    const more = await suite((shop) => ({ faq: shop.faq }), { claims: { faq: ['vote'] } });
    expect(failures(more)).toEqual(['has nothing that it does not claim']);
    expect([...more.failed.values()].join()).toContain('faq.learn');
  });
});

describe('the conformance suite catches an adapter that', () => {
  const caught = async (run: Run, ...names: string[]) => expect(failures(await run(names))).toEqual([...names].sort());

  it('sends everything twice', () =>
    caught(
      contactOnly((port) => ({
        ...port,
        async send(request, call) {
          await port.send(request, { ...call, id: newId() });
          return port.send(request, call);
        },
      })),
      'contact.send resolves when the backend has the letter, and not before',
    ));

  it('makes a new id for every attempt', () =>
    caught(chatOnly((port) => ({ ...port, send: (message, call) => port.send(message, { ...call, id: newId() }) })), 'chat.send says a message once, however often it is repeated'));

  it('takes the same words for the same letter', () => {
    const ids = new Map<string, string>();
    return caught(
      contactOnly((port) => ({
        ...port,
        send(request, call) {
          const id = ids.get(request.message) ?? call.id;
          ids.set(request.message, id);
          return port.send(request, { ...call, id });
        },
      })),
      'contact.send stores the same words twice when they were written twice',
    );
  });

  it('says yes before it knows', () =>
    caught(
      contactOnly((port) => ({
        ...port,
        async send(request, call) {
          setTimeout(() => void Promise.resolve(port.send(request, call)).catch(() => {}), 100);
        },
      })),
      'contact.send resolves when the backend has the letter, and not before',
      'contact.send says so when the backend is down',
    ));

  it('swallows what went wrong', () =>
    caught(contactOnly((port) => ({ ...port, send: async (request, call) => port.send(request, call).catch(() => {}) })), 'contact.send says so when the backend is down', 'contact.send names the field that is refused'));

  it('throws errors of its own', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        async send(message, call) {
          return port.send(message, call).catch(() => {
            throw new Error('Request failed with status code 503');
          });
        },
      })),
      'chat.send says so when the backend is down',
    ));

  it('never settles', () =>
    caught(
      chatOnly((port) => ({ ...port, send: (message, call) => port.send(message, { ...call, signal: new AbortController().signal }) })),
      'chat.send ends when nobody waits any more',
    ));

  it('passes on whatever came', () =>
    caught(
      chatOnly((port) => ({ ...port, offer: (call) => port.offer(call).catch(() => ({ html: true }) as never) })),
      'chat.offer says so when what comes back is not an answer',
    ));

  it('mangles text', () =>
    caught(
      chatOnly((port) => ({ ...port, send: ({ text }, call) => port.send({ text: text.replace(/<[^>]*>/g, '') }, call) })),
      'chat.history gives everything in order, text as it was typed, and who said it',
    ));

  it('turns the order round', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        async history(after, call) {
          const page = await port.history(after, call);
          return { ...page, entries: page.entries.toReversed() };
        },
      })),
      'chat.history gives everything in order, text as it was typed, and who said it',
    ));

  it('forgets which command said what', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        async history(after, call) {
          const page = await port.history(after, call);
          return { ...page, entries: page.entries.map((entry) => Object.assign({}, entry, { commandId: undefined })) };
        },
      })),
      'chat.history gives everything in order, text as it was typed, and who said it',
    ));

  it('does not care for cursors', () =>
    caught(
      chatOnly((port) => ({ ...port, history: async (after, call) => ({ ...(await port.history(null, call)), after }) })),
      'chat.history gives only what follows a cursor, and nothing when nothing does',
    ));

  it('makes somebody known who only looks', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        async history(after, call) {
          await call.identity.device();
          return port.history(after, call);
        },
      })),
      'chat.history of somebody who has never written is empty, and keeps nothing',
    ));

  it('helps itself to the page', () =>
    caught(
      contactOnly((port) => ({
        ...port,
        async send(request, call) {
          await fetch('https://127.0.0.1:1/').catch(() => {});
          return port.send(request, call);
        },
      })),
      'contact.send reaches the world only through its call',
    ));

  it('leaves failures that nobody hears of', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        async history(after, call) {
          // Vitest itself would fail the run for a real one, so this one is only announced.
          process.listeners('unhandledRejection').at(-1)?.(new Error('nobody heard'), Promise.resolve());
          return port.history(after, call);
        },
      })),
      'chat.history of somebody who has never written is empty, and keeps nothing',
    ));

  it('says a file again for every attempt', () =>
    caught(chatOnly((port) => ({ ...port, attach: (file, call) => port.attach(file, { ...call, id: newId() }) })), 'chat.attach says a file once, however often it is repeated'));

  it('sends a file as if it were text', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        attach: async ({ name, content }, call) => port.attach({ name, content: new Blob([await content.text()], { type: content.type }) }, call),
      })),
      'chat.history holds what was attached, and open() gives what is in it',
    ));

  it('says a file by its name alone', () => {
    const bare = <Entry extends ChatEntry>(entry: Entry): Entry => Object.assign({}, entry, { attachment: undefined });
    return caught(
      chatOnly((port) => ({
        ...port,
        dial: (dial, call) => port.dial({ ...dial, deliver: (one) => dial.deliver(one.type === 'stretch' ? { ...one, entries: one.entries.map(bare) } : one) }, call),
      })),
      'chat.dial delivers files, each once, from both sides',
    );
  });

  it('refuses a file without a reason', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        attach: (file, call) =>
          port.attach(file, call).catch(() => {
            throw call.error('refused');
          }),
      })),
      'chat.attach names what is wrong with a file that is refused',
    ));

  it('opens whatever comes', () =>
    caught(
      chatOnly((port) => ({ ...port, open: (attachment, call) => port.open(attachment, call).catch(() => new Blob(['<title>Hotel Bellevue</title>'])) })),
      'chat.open says so when there is no such file',
      'chat.open says so when what comes back is not an answer',
    ));

  const onLine = (change: (line: ChatLine) => object) =>
    chatOnly((port) => ({
      ...port,
      dial: async (dial, call) => {
        const line = await port.dial(dial, call);
        return Object.assign({}, line, change(line));
      },
    }));

  it('starts its line from now on', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        async dial(dial, call: Call) {
          const { cursor } = await port.history(dial.cursor, call);
          return port.dial({ ...dial, cursor }, call);
        },
      })),
      'chat.dial delivers what was missed since the cursor',
    ));

  it('delivers everything twice', () =>
    caught(
      chatOnly((port) => ({
        ...port,
        dial: (dial, call) =>
          port.dial(
            {
              ...dial,
              deliver(delivery) {
                dial.deliver(delivery);
                dial.deliver(delivery);
              },
            },
            call,
          ),
      })),
      'chat.dial delivers what is said while the line is open, each once and in order',
    ));

  it('delivers every second thing', () => {
    let count = 0;
    return caught(
      chatOnly((port) => ({ ...port, dial: (dial, call) => port.dial({ ...dial, deliver: (delivery) => (count += 1) % 2 && dial.deliver(delivery) }, call) })),
      'chat.dial delivers what is said while the line is open, each once and in order',
    );
  });

  it('goes on delivering over a closed line', () =>
    caught(onLine(() => ({ close() {}, closed: Promise.resolve({ error: new Error(), retryable: true }) })), 'chat.line.close ends the line once, and nothing arrives afterwards'));

  it('never says that a line was cut', () =>
    caught(onLine(() => ({ closed: new Promise(() => {}) })), 'chat.line.closed tells that a line was cut, and the next one brings what was missed'));

  it('gives up after a line was cut', () =>
    caught(
      onLine((line) => ({ closed: line.closed.then((end) => ({ ...end, retryable: false })) })),
      'chat.line.closed tells that a line was cut, and the next one brings what was missed',
    ));

  it('has a line that can do what the offer denies', () =>
    caught(
      plan((shop) => (shop.offer({ chat: { availability: { is: 'open' }, features: { typing: false, receipts: true } } }), { chat: { ...shop.chat, dial: async (dial, call) => ({ ...(await shop.chat.dial(dial, call)), typing() {} }) } }), {
        claims: { chat: claims.chat ?? [] },
      }),
      'chat.line has nothing that is not claimed, and nothing that the offer denies',
    ));

  it('books a call for every repetition', () =>
    caught(
      plan((shop) => ({ callback: { ...shop.callback, request: (request, call) => shop.callback.request(request, { ...call, id: newId() }) } }), { claims: { callback: ['slots', 'list', 'move', 'cancel'] } }),
      'callback.request books once, however often it is repeated',
    ));

  it('books another time than was chosen', () =>
    caught(
      plan((shop) => ({ callback: { ...shop.callback, request: (request, call) => shop.callback.request({ ...request, when: { is: 'asap' } }, call) } }), { claims: { callback: ['slots', 'list', 'move', 'cancel'] } }),
      'callback.request books the slot that was chosen, and refuses one that is not offered',
    ));

  it('tells who votes', () =>
    caught(
      plan((shop) => ({ faq: { ...shop.faq, vote: async (vote, call) => (await call.identity.device(), shop.faq.vote(vote, call)) } }), { claims: { faq: ['vote', 'learn'] } }),
      'faq.vote makes nobody known',
    ));

  const naive = (...how: Parameters<typeof naiveHarness>): Run => (only) =>
    runSuite({ name: 'naive', contract: 1, claims: { chat: ['offer', 'dial'] }, adapter: () => naiveHarness(...how), patienceMs: 1_500, only });

  it('believes every frame it gets, and no other', async () => {
    const fine = ['chat.dial delivers what is said while the line is open, each once and in order', 'chat.dial delivers a flood whole, over a slow network'];
    expect((await naive()(fine)).passed).toEqual(fine);
    await caught(
      naive(),
      'chat.dial brings what its line has lost',
      'chat.dial delivers each once and in order, although frames come twice',
      'chat.dial delivers in order, although frames change places',
    );
  });

  it('believes every frame all the same when it listens by addEventListener', () =>
    caught(naive(undefined, 'addEventListener'), 'chat.dial delivers each once and in order, although frames come twice'));

  it('thinks that what was not answered was not heard', () =>
    caught(
      naive((chat) => ({ ...chat, send: (message, call) => chat.send(message, { ...call, id: newId() }) })),
      'chat.send says a message once although its answer was lost',
    ));

  it('makes do with half an answer', () =>
    caught(
      naive((chat) => ({ ...chat, history: (after, call) => chat.history(after, call).catch(() => ({ after, cursor: after, entries: [], more: false })) })),
      'chat.history takes half an answer for none',
    ));

  it('forgets half of what comes at once', () => {
    let count = 0;
    const half = (chat: Required<Omit<ChatPort, 'attach' | 'open'>>): ChatPort => ({
      ...chat,
      dial: (dial, call) => chat.dial({ ...dial, deliver: (delivery) => void ((count += 1) % 2 && dial.deliver(delivery)) }, call),
    });
    return caught(naive(half), 'chat.dial delivers a flood whole, over a slow network');
  });

  const forgetful = (name: string, parts: Claims) =>
    caught(
      (only) =>
        runSuite({
          name: 'forgetful',
          contract: 1,
          claims: parts,
          async adapter() {
            const { adapter, ...harness } = await serveMemory();
            const anew = (call: Call): Call => ({ ...call, id: newId() });
            const { contact, callback } = adapter;
            return {
              ...harness,
              adapter: {
                ...(parts.contact && contact && { contact: { ...contact, send: (request: never, call: Call) => contact.send(request, anew(call)) } }),
                ...(parts.callback && callback && { callback: { ...callback, request: (request: never, call: Call) => callback.request(request, anew(call)) } }),
              },
            };
          },
          patienceMs: 1_500,
          only,
        }),
      name,
    );

  it('writes a letter again when its answer was lost', () => forgetful('contact.send stores a letter once although its answer was lost', { contact: ['offer', 'list'] }));

  it('books again when its answer was lost', () => forgetful('callback.request books once although its answer was lost', { callback: ['slots', 'list', 'move', 'cancel'] }));
});

describe('the report of a run', () => {
  it('is a section that can be pasted into a README', async () => {
    let text = '';
    const name = 'contact.send keeps text as it was typed';
    await suite((shop) => ({ contact: shop.contact }), {
      claims: { contact: ['offer', 'list'] },
      skip: { [name]: 'The backend has a mind of its own.' },
      patienceMs: 2_000,
      report: (report) => void (text = reportMarkdown({ ...report, failed: ['contact.send resolves when the backend has the letter, and not before'] })),
    });
    expect(text).toContain('Serves contact (offer, list).');
    expect(text).toContain('| contact | sent means stored | **broken** |');
    expect(text).toContain('| contact | repeated, stored once | yes |');
    expect(text).toContain(`- Not tested: ${name}. The backend has a mind of its own.`);
    expect(text).not.toContain('| chat |');
  });
});
