import { createMemoryRows } from './memory-rows.ts';
import { identify, isParting, logOut, personOf } from './people.ts';
import type { Owner } from './schedule.ts';
import { copyTables, type Tables } from './tables.ts';
import { keptDrafts, visitorOf, type Open, type World } from './world.ts';

/** What may happen, in the order in which a shrunk list prefers them; how often stands beside it. */
const weights = {
  pass: 9,
  say: 9,
  reply: 5,
  open: 2,
  sayTwice: 1,
  sayRefusable: 1,
  write: 2,
  type: 2,
  retry: 1,
  dismiss: 1,
  hurry: 1,
  finish: 1,
  reload: 2,
  close: 1,
  crashTab: 2,
  freeze: 1,
  thaw: 1,
  wake: 1,
  hide: 1,
  show: 1,
  offline: 1,
  online: 1,
  cut: 3,
  swallow: 3,
  lose: 3,
  hold: 2,
  deliver: 4,
  release: 2,
  hole: 1,
  mend: 2,
  lag: 1,
  slowReader: 1,
  crash: 2,
  crashAtCommit: 3,
  start: 4,
  drain: 1,
  restore: 2,
  limit: 2,
  storeFails: 1,
  loseHints: 2,
  clockJump: 1,
  fillStore: 1,
  freeStore: 1,
  erase: 1,
  age: 1,
  signIn: 1,
  signOut: 1,
  logOut: 1,
} as const satisfies Record<string, number>;

export type StepName = keyof typeof weights;

/** One thing that happens: to which tab or process, and a number that each step reads its own way. */
export type Step = readonly [name: StepName, slot: number, n: number];

/** Every name as often as it is to happen. */
export const stepNames: readonly StepName[] = (Object.keys(weights) as StepName[]).flatMap((name) => Array.from({ length: weights[name] }, () => name));

const passes = [150, 900, 2_500, 9_000, 21_000, 33_000];
const ways = ['up', 'down', 'both'] as const;

/** Does one thing. What cannot be done now is not done. */
export function take(world: World, [name, slot, n]: Step): number {
  const page = world.pages[slot];
  const isAwake = page !== undefined && !page.tab.owner.frozen && !page.isLeaving;
  const process = n % world.setup.processes;
  const connections = page ? [...page.tab.internet.connections] : [];
  const { trouble } = world;

  switch (name) {
    case 'pass':
      return passes[n % passes.length] ?? 0;
    case 'say':
      if (isAwake) say(world, page);
      break;
    case 'sayTwice':
      if (isAwake) for (let times = 0; times < 2; times += 1) say(world, page);
      break;
    case 'sayRefusable':
      if (isAwake) say(world, page, true);
      break;
    case 'write':
      if (isAwake) write(world, page);
      break;
    case 'type':
      if (isAwake) type(world, page, `half ${n} of ${world.typed.size}`);
      break;
    case 'reply':
      reply(world, n);
      break;
    case 'finish':
      void world.desk.desk.open.value?.done();
      break;
    case 'open':
      if (!page && !isParting(world, world.browserOf(slot))) world.open(slot);
      break;
    case 'reload':
    case 'close':
    case 'crashTab':
      if (page) leave(world, slot, name, n);
      break;
    case 'freeze':
      page?.tab.freeze();
      break;
    case 'thaw':
      if (page?.tab.owner.frozen) page.tab.thaw();
      break;
    case 'wake':
      if (isAwake) page.tab.wake();
      break;
    case 'hide':
    case 'show':
      if (isAwake) page.tab.platform.visible.value = name === 'show';
      break;
    case 'offline':
      if (isAwake) goOffline(page);
      break;
    case 'online':
      if (isAwake) goOnline(page);
      break;
    case 'retry':
    case 'dismiss':
      if (isAwake) settle(world, page, name);
      break;
    case 'hurry':
      if (isAwake) page.page.chat.hurry();
      break;
    case 'cut':
      (page ? page.tab : world.desk.tab).internet.cut();
      break;
    case 'swallow':
      (page ? page.tab : world.desk.tab).internet.swallow(ways[n % 3] ?? 'both');
      break;
    case 'lose':
      for (const { up, down } of connections) (n % 3 === 0 ? up : down).lose(1 + (n % 2));
      break;
    case 'hold':
      for (const { up, down } of connections) (n % 3 === 0 ? up : down).hold();
      break;
    case 'deliver': {
      const held = world.pages.flatMap((one) => (one ? [...one.tab.internet.connections] : [])).flatMap(({ up, down }) => [up, down]);
      const full = held.filter((pipe) => pipe.held.length > 0);
      full[n % full.length]?.next();
      break;
    }
    case 'release':
      for (const { up, down } of connections) [up, down].forEach((pipe) => pipe.release());
      break;
    case 'hole':
      if (page) page.tab.internet.isHole = true;
      break;
    case 'mend':
      if (page) Object.assign(page.tab.internet, { isHole: false, lagMs: 0 });
      break;
    case 'lag':
      if (page) page.tab.internet.lagMs = [40, 400, 3_000, 7_000][n % 4] ?? 0;
      break;
    case 'slowReader':
      for (const connection of connections) {
        connection.weight = 2_000;
        connection.down.hold();
      }
      break;
    case 'crash':
      world.kill(process, n % 2 === 0);
      break;
    case 'crashAtCommit':
      trouble.crash = n % 2 === 0 ? 'before' : 'after';
      break;
    case 'start':
      world.start(0);
      world.start(process);
      break;
    case 'drain': {
      const leaving = world.processes[process];
      leaving?.drain(1_000, () => world.processes[process] === leaving && world.kill(process, false));
      break;
    }
    case 'restore':
      restore(world, n);
      break;
    case 'limit':
      trouble.limits = 1 + (n % 4);
      break;
    case 'storeFails':
      trouble.failures = 1 + (n % 6);
      break;
    case 'loseHints':
      trouble.lostHints = 1 + (n % 6);
      break;
    case 'clockJump':
      if (page) page.browser.hasJumped = true;
      if (page) page.browser.clockOffMs += [-400 * 86_400_000, -3_600_000, 3_600_000, 400 * 86_400_000][n % 4] ?? 0;
      break;
    case 'fillStore':
      if (page) page.browser.wasFull = true;
      if (page) page.tab.room.isFull = true;
      break;
    case 'freeStore':
      if (page) page.tab.room.isFull = false;
      break;
    case 'erase':
      // Whose page has only just been left is nobody, and what the browser keeps may be somebody else's by then. So it may be where a page
      // has slept through a logout.
      if (page && !page.isLeaving && page.person === personOf(page.browser, page.customer)) erase(world, page);
      break;
    case 'age':
      age(world, [9_000, 20_000][n % 2] ?? 0);
      break;
    case 'signIn':
    case 'signOut':
      if (!isAwake) break;
      // What only this page remembers goes with whoever sat there.
      if (isForgetful(page)) excuse(world, page);
      identify(world, page, name === 'signIn' ? `customer-${page.browser.name}` : '');
      break;
    case 'logOut':
      if (isAwake && !isParting(world, page.browser)) void logOut(world, page);
      break;
  }
  return n % 25;
}

function say(world: World, open: Open, isRefusable = false): void {
  const { promises, schedule } = world;
  const number = promises.said.size;
  // What a composer takes for text and a server does not: nothing is left of it once it is cleaned.
  const text = isRefusable ? '\u0001'.repeat(number + 1) : `${open.browser.name}:${number}`;
  const id = open.page.say(text);
  if (id === undefined) return promises.fail('I6', `${open.name} does not take "${text}"`);
  open.browser.typed = undefined;
  promises.note({ id, browser: open.browser.name, person: open.person, channel: 'chat', text, at: schedule.elapsed(), number, page: open, isRefusable, isExcused: isFull(open), isDismissed: false });
}

function write(world: World, open: Open): void {
  const { promises, schedule } = world;
  const number = promises.said.size;
  const text = `${open.browser.name}:${number}`;
  const id = open.page.write(text);
  promises.note({ id, browser: open.browser.name, person: open.person, channel: 'contact', text, at: schedule.elapsed(), number, page: open, isRefusable: false, isExcused: isFull(open), isDismissed: false });
}

function type(world: World, open: Open, text: string): void {
  open.page.chat.write(text);
  world.typed.set(text, open.person);
  open.browser.typists.add(open.tab);
  open.browser.typed = { text, at: world.schedule.elapsed(), by: open.tab };
}

function reply(world: World, n: number): void {
  const { desk } = world.desk;
  const chats = desk.inbox.rows.value.map(({ item }) => item.value).filter(({ channel }) => channel === 'chat');
  const chat = chats[n % chats.length];
  if (!chat) return;
  desk.choose(chat.conversation);
  const replies = desk.open.value?.replies;
  replies?.type(`reply ${world.replies.length}`);
  world.replies.push(`reply ${world.replies.length}`);
  replies?.send();
}

function settle({ promises, schedule }: World, open: Open, how: 'retry' | 'dismiss'): void {
  const draft = open.page.outbox.drafts.value.find(({ channel, state }) => channel === 'chat' && (state.value.is === 'refused' || (how === 'dismiss' && state.value.is === 'waiting')));
  const old = promises.said.get(draft?.id ?? '');
  if (!draft || !old) return;
  old.isDismissed = true;
  if (how === 'dismiss') return open.page.chat.dismiss(draft);
  open.page.chat.retry(draft);
  const id = open.page.outbox.drafts.peek().at(-1)?.id ?? '';
  promises.note({ ...old, id, at: schedule.elapsed(), number: promises.said.size, page: open, isExcused: isFull(open), isDismissed: false });
}

function goOffline({ tab }: Open): void {
  tab.internet.isUp = false;
  // Frames in flight are held and lost; no browser closes a socket for it.
  tab.internet.swallow('both');
  tab.platform.online.value = false;
}

export function goOnline({ tab }: Open): void {
  if (tab.internet.isUp) return;
  tab.internet.isUp = true;
  tab.platform.online.value = true;
  tab.wake();
}

/** A page is left, and perhaps loaded anew. */
export function leave(world: World, slot: number, how: 'reload' | 'close' | 'crashTab', n: number): void {
  const open = world.pages[slot];
  // Somebody stays, or there would be nobody to keep a promise to. And a shop waits for a logout before it goes on.
  if (!open || isParting(world, open.browser) || (how === 'close' && slot === 0)) return;
  const { browser, tab } = open;
  const isPolite = how !== 'crashTab' && !tab.owner.frozen;
  tab.leave(isPolite ? 'politely' : 'at once');
  world.pages[slot] = undefined;
  excuse(world, open);
  if (how === 'close') return;
  const { typed } = browser;
  const isAlone = world.pages.every((one) => one?.browser !== browser);
  const isOldEnough = typed !== undefined && !tab.owner.frozen && browser.typists.size === 1 && typed.by === tab && (isPolite || world.schedule.elapsed() - typed.at >= 500);
  // Said to the visitor where it is not so.
  const isDurable = tab.platform.store.durable.value;
  // A killed page has no session storage any more in half of the cases.
  const next = world.open(slot, isPolite || n % 2 === 0 ? tab.session : undefined);
  if (typed && isOldEnough && isAlone && !isFull(open) && isDurable && next.person === open.person) world.expectTyped(next, typed.text);
  browser.typed = undefined;
  if (isAlone) browser.typists.clear();
}

/** What was composed a moment before its page died, or where nothing could be kept, may be gone with the page. */
function excuse({ promises, schedule }: World, open: Open): void {
  const shelf = keptDrafts(open.browser);
  for (const one of promises.said.values()) {
    if (one.page !== open || promises.wasStored(one.id) || shelf.some(({ id }) => id === one.id)) continue;
    if (isForgetful(open) || schedule.elapsed() - one.at < 500) one.isExcused = true;
  }
}

const isFull = ({ tab }: Open) => tab.room.isFull;

/** Whether a page says that nothing is kept: until something was written again, also where there is room by now. */
const isForgetful = (open: Open) => isFull(open) || !open.tab.platform.store.durable.peek();

/** Somebody has everything of the visitor a tab takes itself for erased, beside the running servers. */
function erase(world: World, { tab, person }: Open): void {
  const { disk, promises, schedule } = world;
  const visitor = visitorOf(disk, tab);
  if (visitor === undefined) return;
  void disk.take(erasing).then(() => {
    // A backup from before they came has taken the place of everything meanwhile.
    const device = disk.tables.visitors.get(visitor)?.device;
    if (device === undefined) return disk.release();
    const conversations = [...disk.tables.conversations.values()].filter((row) => row.visitor === visitor).map(({ id }) => id);
    promises.onErase(person, disk.tables, conversations, schedule.elapsed());
    world.erased.push({ at: world.serverNow(), visitors: [visitor], devices: [device] });
    disk.write(withoutErased(world, copyTables(disk.tables)));
    disk.release();
  });
}

/** Drops the chats in which nothing has happened for a while: what takes a shop weeks. */
function age(world: World, ms: number): void {
  const { disk, promises, kit } = world;
  void disk.take(erasing).then(() => {
    const tables = copyTables(disk.tables);
    // Nothing in there waits, so it is done when this returns.
    void createMemoryRows(() => tables, kit.rules).old.dropConversations('chat', world.serverNow() - ms);
    promises.onDrop(disk.tables, tables);
    disk.write(tables);
    disk.release();
  });
}

const erasing: Owner = { dead: false, frozen: false };

/** Takes out whoever wished to be forgotten: a backup from before knows nothing of it. */
function withoutErased({ erased, kit }: World, tables: Tables): Tables {
  const { people } = createMemoryRows(() => tables, kit.rules);
  // Nothing in there waits, so it is done when this returns.
  for (const erasure of erased) void people.eraseAgain(erasure);
  return tables;
}

/** Stops everything, puts an older copy in its place, and starts again. */
function restore(world: World, n: number): void {
  const { backups, disk, promises, processes } = world;
  const backup = backups[n % backups.length];
  if (!backup) return;
  processes.forEach((_, slot) => world.kill(slot, false));
  const tables = withoutErased(world, copyTables(backup));
  tables.meta.set('epoch', `epoch-${(world.epochs += 1)}`);
  disk.restore(tables);
  promises.onRestore(tables);
  for (let slot = 0; slot < world.setup.processes; slot += 1) world.start(slot);
}
