import type { Agent } from '../../src/protocol/index.ts';
import type { KeptDraft } from '../../src/core/shelf.ts';
import type { ChatPhrases } from '../../src/channels/chat/text/en.ts';
import type { Say } from '../../src/core/index.ts';
import type { createDesk } from '../../src/desk/desk.ts';
import type { Config } from '../../src/server/config.ts';
import type { OpeningHours } from '../../src/server/hours.ts';
import { hashSecret } from '../../src/server/random.ts';
import type { Bus } from '../../src/server/relay.ts';
import type { Erasure } from '../../src/server/store/index.ts';
import { createBrowser, type Browser, type Tab } from './browser.ts';
import { createChance, type Chance } from './chance.ts';
import { openDeskPage } from './desk-page.ts';
import { createDisk, type Disk, type DiskRules } from './disk.ts';
import { sit } from './people.ts';
import { createPromises, type Promises } from './promises.ts';
import { createSchedule, type Owner, type Schedule } from './schedule.ts';
import { startProcess, type ServerProcess } from './server-process.ts';
import { keyOf } from './tab-store.ts';
import { copyTables, createTables, type Tables } from './tables.ts';
import type { InternetWatch } from './internet.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import type { VisitorPage } from './visitor-page.ts';

type Desk = ReturnType<typeof createDesk>;

/** What all worlds share: made once, never changed. */
export interface Kit {
  readonly config: Config;
  readonly hours: OpeningHours;
  readonly say: Say<ChatPhrases>;
  readonly rules: DiskRules;
  /** Is told all that happens, for whoever wants to understand a story. */
  readonly trace?: ((line: string) => void) | undefined;
}

/** How a world is set up. */
export interface Setup {
  readonly seed: number;
  /** How many server processes there are on the one database. */
  readonly processes: number;
  /** Whether browsers have locks. */
  readonly locks: boolean;
}

/** What will go wrong next with the servers; counts fall to nothing by themselves. */
export interface Trouble {
  limits: number;
  failures: number;
  lostHints: number;
  crash: 'before' | 'after' | undefined;
}

/** A page with all that is known of it. */
export interface Open {
  readonly name: string;
  readonly browser: Browser;
  readonly tab: Tab;
  readonly traffic: Traffic;
  page: VisitorPage;
  /** The shop's name for who is signed in on it; '' for nobody. */
  customer: string;
  /** Who is there, among all people who ever were. */
  person: string;
  /** They are logging out, and the widget is closed. */
  isLeaving: boolean;
}

export interface World {
  readonly kit: Kit;
  readonly setup: Setup;
  readonly trace: ((line: string) => void) | undefined;
  readonly schedule: Schedule;
  readonly chance: Chance;
  readonly promises: Promises;
  readonly disk: Disk;
  readonly trouble: Trouble;
  readonly backups: Tables[];
  /** Two or three tabs of one visitor, and one of another. */
  readonly pages: (Open | undefined)[];
  readonly browsers: readonly [Browser, Browser];
  readonly desk: { readonly tab: Tab; readonly desk: Desk };
  readonly processes: (ServerProcess | undefined)[];
  /** What was said at the desk. */
  readonly replies: string[];
  /** What was half typed → by whom. */
  readonly typed: Map<string, string>;
  /** What the servers' clocks show: milliseconds since 1970. */
  serverNow(): number;
  /** Visitors who wished to be forgotten, as a journal beside the database remembers them. */
  readonly erased: Erasure[];
  /** How many epochs there were. */
  epochs: number;
  /** Somebody at another desk says something. */
  agentSays(conversation: string, text: string): void;
  /** What was typed on a page must stand on the page that takes its place. */
  expectTyped(open: Open, text: string): void;
  server(): ServerProcess | undefined;
  browserOf(slot: number): Browser;
  open(slot: number, session?: Map<string, string>): Open;
  start(slot: number): void;
  kill(slot: number, isSilent: boolean): void;
  /** Lets time pass, and looks at what came of it. */
  pass(ms: number): Promise<void>;
}

export const agent: Agent = { id: 'agent-1', name: 'Anna' };
const secret = 'the-desk-is-signed-in';
/** Milliseconds since 1970. */
export const began = Date.UTC(2026, 10, 3, 12);

export function createWorld(kit: Kit, setup: Setup): World {
  const { rules, config, hours } = kit;
  const chance = createChance(setup.seed);
  const schedule = createSchedule();
  /** What happens to nobody in particular. */
  const nobody: Owner = { dead: false, frozen: false };
  const isAnyOf = (name: string, is: (browser: Browser) => boolean) => browsers.some((browser) => browser.name === name && is(browser));
  const promises = createPromises({
    isWaiting: (name, id) => isAnyOf(name, (browser) => keptDrafts(browser).some((draft) => draft.id === id)),
    // What only a full store knew, nobody knows any more when its page is gone; that goes for who was erased as well.
    isDisorderly: (name) => isAnyOf(name, ({ wasFull }) => wasFull),
    isOutOfTime: (name) => isAnyOf(name, ({ hasJumped, wasFull }) => hasJumped || wasFull),
  });
  const trouble: Trouble = { limits: 0, failures: 0, lostHints: 0, crash: undefined };
  const backups: Tables[] = [];
  const trace = kit.trace && ((line: string) => kit.trace?.(`${String(Math.round(schedule.elapsed())).padStart(7)} ${line}`));
  const disk = createDisk({
    rules,
    later: (call) => void schedule.after(40 + chance.below(100), nobody, call),
    onWrite(tables) {
      promises.onWrite(tables);
      if (backups.length < 40) backups.push(rules.atomic ? tables : copyTables(tables));
    },
  });
  disk.restore(firstTables());

  const processes: (ServerProcess | undefined)[] = [];
  const ears = new Set<{ readonly owner: Owner; hear(text: string): void }>();

  /** Carries hints between processes, and loses some. */
  const createBus = (owner: () => Owner): Bus => ({
    publish(text) {
      for (const ear of ears) {
        if (trouble.lostHints > 0) trouble.lostHints -= 1;
        else schedule.after(chance.below(15), ear.owner, () => ear.hear(text));
      }
    },
    onText: (hear) => void ears.add({ get owner() { return owner(); }, hear }),
    close: async () => {},
  });

  // A little ahead of the visitors' own.
  const serverNow = () => began + 3_000 + Math.floor(schedule.elapsed());

  function start(slot: number): void {
    if (processes[slot]) return;
    const started: ServerProcess = startProcess({
      config,
      hours,
      schedule,
      chance,
      disk,
      bus: setup.processes > 1 ? createBus(() => started.owner) : undefined,
      agent,
      now: serverNow,
      onMistake: (error) => {
        if (!(error instanceof StoreBusy)) promises.fail('no mistakes', `the server said: ${String(error)}`);
      },
      trouble: {
        limitMs: () => (trouble.limits > 0 ? ((trouble.limits -= 1), 300 + chance.below(4_000)) : 0),
        failure: () => (trouble.failures > 0 ? ((trouble.failures -= 1), new StoreBusy()) : undefined),
        crash() {
          const { crash } = trouble;
          trouble.crash = undefined;
          return crash;
        },
        kill: () => kill(slot, chance.oneIn(3)),
      },
    });
    processes[slot] = started;
  }

  function kill(slot: number, isSilent: boolean): void {
    const process = processes[slot];
    if (!process) return;
    trace?.(`process ${slot} dies${isSilent ? ' silently' : ''}`);
    processes[slot] = undefined;
    process.owner.dead = true;
    disk.forget(process.owner);
    for (const hear of process.guests) hear(isSilent);
  }

  /** Any balancer in front of several. */
  function server(): ServerProcess | undefined {
    const ready = processes.filter((process) => process && !process.isDraining);
    return ready[chance.below(ready.length)];
  }

  for (let slot = 0; slot < setup.processes; slot += 1) start(slot);

  const newBrowser = (name: string, always: Readonly<Record<string, string>> = {}): Browser =>
    createBrowser({
      name,
      schedule,
      chance,
      world: nobody,
      hasLocks: setup.locks,
      began,
      server,
      always: { host: 'shop.test', ...always },
      onLog: (message, detail) => {
        if (detail instanceof TypeError || detail instanceof ReferenceError) promises.fail('no mistakes', `${message} ${detail.stack}`);
      },
    });
  const browsers = [newBrowser('a'), newBrowser('b')] as const;
  const pages: (Open | undefined)[] = [];
  const typed = new Map<string, string>();
  let opened = 0;
  let agentIds = 0;

  const browserOf = (slot: number) => browsers[slot === 3 ? 1 : 0];

  function open(slot: number, session?: Map<string, string>): Open {
    const browser = browserOf(slot);
    const name = `${browser.name}${(opened += 1)}`;
    const traffic = createTraffic({ name, browser: browser.name, isAlone: () => setup.locks && !browser.wasFrozen, schedule, promises, trace, all: () => pages.flatMap((one) => one?.traffic ?? []) });
    const tab = browser.openTab(traffic.watch, session);
    const made = { name, browser, tab, traffic } as Open;
    sit({ kit, schedule, promises }, made, browser.customer);
    pages[slot] = made;
    return made;
  }

  open(0);
  const deskTab = newBrowser('desk', { origin: 'http://shop.test', cookie: `deskbell=${secret}` }).openTab(deskWatch(trace));
  const desk = { tab: deskTab, desk: openDeskPage(deskTab) };

  const looked = new WeakMap<Open, unknown>();
  function look(): void {
    for (const one of pages) {
      if (!one || one.tab.owner.frozen) continue;
      const rows = one.page.chat.rows.value;
      if (looked.get(one) === rows) continue;
      looked.set(one, rows);
      promises.checkView(one, rows);
    }
    const broken = promises.broken();
    if (broken) throw broken;
  }

  return {
    kit,
    setup,
    trace,
    schedule,
    chance,
    promises,
    disk,
    trouble,
    backups,
    pages,
    browsers,
    desk,
    processes,
    replies: [],
    typed,
    serverNow,
    erased: [],
    epochs: 1,
    agentSays(conversation, text) {
      const process = server();
      if (process) void process.agentSays({ id: `id-agent-${String((agentIds += 1)).padStart(16, '0')}`, type: 'desk.reply', body: { conversation, text } });
    },
    expectTyped(open, text) {
      const { name, page, tab } = open;
      const countWords = () => promises.said.size + typed.size;
      const count = countWords();
      schedule.after(200, tab.owner, () => {
        // Nobody has done anything since, and it is still them.
        if (countWords() !== count || open.page !== page || open.isLeaving || page.chat.text.value === text) return;
        promises.fail('I12', `${name} has "${page.chat.text.value}" in the composer, and not "${text}"`);
      });
    },
    server,
    browserOf,
    open,
    start,
    kill,
    async pass(ms) {
      await schedule.advance(ms, () => promises.broken() !== undefined);
      look();
    },
  };
}

/** What lies on the shelves that the tabs of a browser share, and whose shelf it is. */
export function keptDrafts({ disk }: Browser): readonly (KeptDraft & { readonly home: string })[] {
  const homes = [...disk.values.keys()].flatMap((key) => (key.endsWith(keyOf('', 'outbox')) ? key.slice(0, -keyOf('', 'outbox').length) : []));
  return homes.flatMap((home) => ((disk.values.get(keyOf(home, 'outbox')) as { drafts?: readonly KeptDraft[] }).drafts ?? []).map((draft) => ({ ...draft, home })));
}

/** The visitor that a tab takes itself for. */
export function visitorOf({ tables }: Disk, { platform }: Tab): string | undefined {
  const { device = '', session = '' } = (platform.store.peek('identity:reference') ?? {}) as { device?: string; session?: string };
  // Kept with the address it belongs to before it, and whom a shop's proof is about after it.
  return ownerOf({ tables }, session.split(' ')[1] ?? '') ?? tables.devices.get(hashSecret(device));
}

/** The visitor a token was made for. */
export function ownerOf({ tables }: Pick<Disk, 'tables'>, token: string): string | undefined {
  return tables.tokens.get(hashSecret(token))?.visitor;
}

/** Tells what a desk says and hears. */
function deskWatch(trace: World['trace']): InternetWatch {
  return {
    onDial: () => trace?.('desk dials'),
    onAsk(path, body) {
      trace?.(`desk asks ${path} ${body ?? ''}`);
      return undefined;
    },
    onOver: () => trace?.('desk hangs up, or is cut off'),
    onFrame: (_, direction, text) => trace?.(`desk ${direction === 'up' ? '→' : '←'} ${text}`),
  };
}

/** What a store says that is held by somebody else for too long. */
export class StoreBusy extends Error {
  readonly code = 'SQLITE_BUSY';
}

/** An agent who is signed in, and nothing else. */
function firstTables(): Tables {
  const tables = createTables();
  tables.meta.set('epoch', 'epoch-1');
  tables.agents.set(agent.id, { ...agent, login: 'desk', password: '', role: 'admin', disabled: 0, version: 1, created_at: began });
  const hash = hashSecret(secret);
  tables.sessions.set(hash, { hash, agent: agent.id, version: 1, expires_at: began + 1e12 });
  return tables;
}
