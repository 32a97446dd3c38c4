import results from '../../../src/adapters/results.json' with { type: 'json' };
import type { Adapter } from '../../../src/channels/adapter.ts';
import type { ChatPort } from '../../../src/channels/chat/port.ts';
import type { Call } from '../../../src/core/index.ts';
import { conformance, conformanceCases, reportMarkdown, type Claims, type Harness, type Report } from '../../../src/testing/index.ts';
import { createByHand, needsAgent, needsEyes, NotTried } from './by-hand.ts';
import { createDistance, type Distance } from './distance.ts';

/** How an adapter is to be tried. */
export interface Trial {
  readonly backend: string;
  readonly options: Readonly<Record<string, string>> & { readonly endpoint: string };
  readonly origin: string;
  readonly email?: string | undefined;
  /** A country and a number. */
  readonly phone?: string | undefined;
  readonly only?: string | undefined;
  readonly pauseMs?: number;
  readonly patienceMs?: number;
  /** Asks whoever is the agent. */
  ask?(question: string): Promise<string>;
  say(line: string): void;
}

/** What will be done, and how to do it. */
export interface Prepared {
  readonly plan: string;
  run(): Promise<{ readonly report: string; readonly isProved: boolean }>;
}

const adapters: Readonly<Record<string, (options: never) => Promise<Adapter>>> = {
  deskbell: async (options) => (await import('../../../src/adapters/reference/index.ts')).reference(options),
  http: async (options) => (await import('../../../src/adapters/http/index.ts')).http(options),
  chatwoot: async (options) => (await import('../../../src/adapters/chatwoot/index.ts')).chatwoot(options),
  zammad: async (options) => (await import('../../../src/adapters/zammad/index.ts')).zammad(options),
  rocketchat: async (options) => (await import('../../../src/adapters/rocketchat/index.ts')).rocketchat(options),
  zendesk: async (options) => (await import('../../../src/adapters/zendesk/index.ts')).zendesk(options),
};

/** What the runs against scripts have found: what each claims, and what it cannot. */
const found = results as unknown as Readonly<Record<string, Pick<Report, 'contract' | 'claims' | 'skipped'>>>;

/** Looks at what is to be tried, before anything is asked or written. */
export async function prepare({ backend, options, origin, email, phone, only = '', pauseMs = 0, patienceMs, ask, say }: Trial): Promise<Prepared> {
  const make = adapters[backend];
  const known = found[backend === 'deskbell' ? 'reference' : backend];
  if (!make || !known) throw new Error(`There is no adapter for "${backend}".`);
  const open = async () => {
    const adapter = await make(options as never);
    if (!adapter.chat || options['files'] !== undefined) return adapter;
    // Of our own server only its owner knows whether it takes files.
    const { attach: _, open: __, ...chat } = adapter.chat;
    return { ...adapter, chat };
  };
  const claims = claimsOf(known.claims, await open());
  const isTried = (name: string) => name.includes(only) && (ask !== undefined || !needsEyes.test(name));
  const tests = conformanceCases.filter(({ name, claim }) => isClaimed(claims, claim) && isTried(name));
  if (tests.length === 0) throw new Error(`There is no test with "${only}" in its name for what is served here.`);
  const skip = Object.fromEntries(Object.entries(known.skipped).filter(([name]) => conformanceCases.some((one) => one.name === name && isClaimed(claims, one.claim))));
  const [, country = '', number = ''] = /^([A-Z]{2})\s+(.+)$/.exec(phone ?? 'GB 020 7946 0018') ?? [];
  if (country === '') throw new Error(`"${phone}" is not a country and a number, such as "DE 030 23125000".`);

  const plan = [
    `${backend} at ${options.endpoint}, as a page of ${origin}: ${tests.length} tests of ${Object.keys(claims).join(', ')}.`,
    `Each is a visitor of its own and writes up to five letters, messages${claims.chat?.includes('files') ? ', files' : ''} or requests for calls, all of`,
    `"Ada Lovelace" <${email ?? 'ada@example.com'}>, ${country} ${number}. Nothing else is read or changed, and nothing is deleted again:`,
    'use an inbox or department of its own, without automations that write to people.',
    ask ? 'You are the agent: have the pages of the server open.' : 'Without --agent, what needs an agent, or somebody who looks into an inbox, is not tried.',
  ].join('\n');

  async function run() {
    const distance = createDistance(origin);
    const byHand = createByHand(ask);
    const passed: string[] = [];
    const failed: string[] = [];
    const untried: Record<string, string> = {};
    const bodies: (readonly [name: string, body: () => Promise<void>])[] = [];
    conformance({
      describe: (_, body) => body(),
      it: Object.assign((name: string, body: () => Promise<void>) => bodies.push([name, body]), { skip: () => {} }),
      contract: known?.contract ?? 0,
      name: backend,
      claims,
      skip,
      patienceMs: patienceMs ?? (ask ? 600_000 : 90_000),
      adapter: async () => harnessOf({ adapter: await open(), second: open, distance, byHand, email, phone: { country, number } }),
    });
    for (const [name, body] of bodies) {
      try {
        if (!name.includes(only)) throw new NotTried('Left out with --only.');
        if (!isTried(name)) throw new NotTried(needsAgent);
        await body();
        passed.push(name);
        say(`  yes  ${name}`);
      } catch (error) {
        const { message } = error as Error;
        if (!(error instanceof NotTried)) {
          failed.push(name);
          say(`  NO   ${name}: ${message}`);
        } else {
          untried[name] = message;
          if (name.includes(only)) say(`  –    ${name}: ${message}`);
          continue;
        }
      }
      await new Promise((resume) => setTimeout(resume, pauseMs));
    }
    distance.close();
    const report = reportMarkdown({ name: backend, contract: known?.contract ?? 0, claims, passed, failed, skipped: skip, untried });
    return { report: `${report}${corsNote(distance, origin)}`, isProved: failed.length === 0 && distance.faults.size === 0 };
  }

  return { plan, run };
}

function corsNote({ faults, hints }: Distance, origin: string): string {
  const list = (lines: ReadonlySet<string>) => [...lines].map((line) => `- ${line}\n`).join('');
  if (faults.size === 0) return `\nPages of ${origin} may send every request and read every answer.\n${hints.size > 0 ? `\n${list(hints)}` : ''}`;
  return `\n**Pages of ${origin} cannot use this server as it is**, since their browsers keep them from it:\n\n${list(faults)}${list(hints)}`;
}

const isClaimed = (claims: Claims, claim: string) => {
  const [channel, part] = claim.split('.') as [keyof Claims, string | undefined];
  const parts: readonly string[] | undefined = claims[channel];
  return parts !== undefined && (part === undefined || parts.includes(part));
};

/** Of what the adapter is known for, what it does with these options. */
function claimsOf(claims: Claims, adapter: Adapter): Claims {
  const has = (channel: keyof Claims, part: string) => {
    const port = adapter[channel];
    if (!port) return false;
    if (part === 'files') return 'attach' in port;
    // What can only be seen on a line is there with the line.
    return ['heartbeat', 'typing', 'read', 'page', 'queue'].includes(part) || part in port;
  };
  return Object.fromEntries(
    (Object.entries(claims) as [keyof Claims, readonly string[]][]).filter(([channel]) => adapter[channel]).map(([channel, parts]) => [channel, parts.filter((part) => has(channel, part))]),
  );
}

interface Setting {
  readonly adapter: Adapter;
  second(): Promise<Adapter>;
  readonly distance: Distance;
  readonly byHand: ReturnType<typeof createByHand>;
  readonly email: string | undefined;
  readonly phone: NonNullable<Harness['phone']>;
}

/** One visitor. What is sent is noted on the way, so that it can be asked for: over there by the agent, or read back as the visitor. */
function harnessOf({ adapter, second, distance, byHand, email, phone }: Setting): Harness {
  const sent: Record<'contact' | 'callback', string[]> = { contact: [], callback: [] };
  let speaking: Call | undefined;
  const { contact, chat, callback } = adapter;
  const note = <Args extends unknown[], Result>(work: (...args: [...Args, Call]) => Result) => (...args: [...Args, Call]): Result => {
    speaking = args.at(-1) as Call;
    return work(...args);
  };

  return {
    adapter: {
      ...adapter,
      ...(contact && {
        contact: {
          ...contact,
          async send(request, call) {
            const receipt = await contact.send(request.email === 'ada@example.com' && email !== undefined ? { ...request, email } : request, call);
            if (!sent.contact.includes(request.message)) sent.contact.push(request.message);
            return receipt;
          },
        },
      }),
      ...(chat && {
        chat: { ...chat, send: note(chat.send.bind(chat)), ...(chat.attach && { attach: note(chat.attach.bind(chat)) }) },
      }),
      ...(callback && {
        callback: {
          ...callback,
          async request(request, call) {
            const booked = await callback.request(request, call);
            if (request.note !== undefined && !sent.callback.includes(request.note)) sent.callback.push(request.note);
            return booked;
          },
        },
      }),
    },
    fetch: (...args) => distance.fetch(...args),
    socket: (url, protocols) => distance.socket(url, protocols),
    phone,
    backend: {
      ...byHand,
      async stored(what) {
        if (what !== 'chat') return byHand.arrived(what === 'contact' ? 'Letters' : 'Requests for a call', sent[what]);
        const port = (await second()).chat;
        return speaking && port ? readBack(port, { ...speaking, signal: AbortSignal.timeout(30_000), fetch: distance.fetch, socket: distance.socket }) : [];
      },
    },
  };
}

/** What the server says the visitor has said: read by an adapter that has sent nothing. */
async function readBack(chat: ChatPort, call: Call): Promise<readonly string[]> {
  const said: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page = await chat.history(cursor, call);
    for (const entry of page.entries) {
      if (entry.type === 'message' && entry.from.side === 'visitor') said.push(entry.attachment?.name ?? entry.text);
    }
    ({ cursor } = page);
    if (!page.more) return said;
  }
}
