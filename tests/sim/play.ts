import { findLeft, isKept, reopenMs } from './people.ts';
import { goOnline, leave, take, type Step } from './steps.ts';
import { createWorld, ownerOf, visitorOf, type Kit, type Open, type Setup, type World } from './world.ts';

/** A story: how the world is set up, and what happens in it. */
export interface Story extends Setup {
  readonly steps: readonly Step[];
}

/** All that is promised holds this long after everything is well again. */
export const healMs = 60_000;
/** What the last missed word takes: silence is noticed after 22 seconds, a line is dialled, and for a greeting that gets lost once there is time. */
const tailMs = 34_000;

/**
 * Plays a story to its end: what happens, then everything gets well, then a quiet tail in which one page misses the
 * last words and nothing follows. Throws a `Violation` as soon as a promise is broken.
 */
export async function play(kit: Kit, story: Story): Promise<World> {
  const world = createWorld(kit, story);
  await world.pass(1_000);
  for (const step of story.steps) {
    world.trace?.(`— ${step.join(' ')}`);
    await world.pass(take(world, step));
  }
  await world.pass(reopenMs);
  world.trace?.('— all gets well');
  heal(world);
  await world.pass(healMs / 2);
  // What is said while a desk first reads a conversation it shows at its next reading.
  world.desk.tab.wake();
  await world.pass(healMs / 2);
  checkEnd(world);
  world.trace?.('— quiet tail');
  tail(world);
  await world.pass(tailMs);
  checkEnd(world);
  return world;
}

function heal(world: World): void {
  Object.assign(world.trouble, { limits: 0, failures: 0, lostHints: 0, crash: undefined });
  for (let slot = 0; slot < world.setup.processes; slot += 1) {
    if (world.processes[slot]?.isDraining) world.kill(slot, false);
    world.start(slot);
  }
  // Whoever left with something unsaid comes back.
  for (const slot of [0, 3]) if (!world.pages[slot]) world.open(slot);
  // A page whose store is full knows nothing of what others have kept; another one comes by that does.
  for (const slot of [1, 2]) if (world.browsers[0].wasFull && !world.pages[slot]) world.open(slot);
  for (const slot of [2, 3]) if (world.pages[slot]?.tab.room.isFull) leave(world, slot, 'reload', 0);
  for (const one of alive(world)) {
    if (one.tab.owner.frozen) one.tab.thaw();
    Object.assign(one.tab.internet, { isHole: false, lagMs: 0 });
    goOnline(one);
    one.tab.platform.visible.value = true;
    // What holds back frames lets them go. A line that swallows stays dead: nobody out there knows it any more.
    for (const { up, down } of one.tab.internet.connections) [up, down].forEach((pipe) => pipe.release());
  }
  // The agent turns back to the desk, and tries again what failed.
  world.desk.tab.wake();
  world.desk.desk.open.value?.replies.retry();
}

/** Somebody says something, one page does not hear it, and nobody says anything more. */
function tail(world: World): void {
  const { chance, trouble } = world;
  const open = alive(world)[chance.below(alive(world).length)];
  if (!open) return;
  const how = chance.below(3);
  if (how === 0) trouble.lostHints = 4;
  else if (how === 1) open.tab.internet.swallow(chance.oneIn(2) ? 'both' : 'down');
  else for (const { down } of open.tab.internet.connections) down.lose(1);
  for (const conversation of world.disk.tables.chats.values()) world.agentSays(conversation, 'last words');
}

/** What must hold once everything is well and enough time has passed. */
function checkEnd(world: World): void {
  const { promises, disk } = world;
  const { tables } = disk;
  const everywhere = [...tables.events.values()].flat();
  const count = new Map<string, number>();
  for (const { command_id } of everywhere) if (command_id !== null) count.set(command_id, (count.get(command_id) ?? 0) + 1);

  for (const one of alive(world)) checkPage(world, one);
  for (const browser of world.browsers) {
    const left = findLeft(world, browser);
    if (left !== undefined) promises.fail('I16', `"${left}" is still in ${browser.name} after a logout`);
  }
  const turnedAway = new Set(alive(world).flatMap((one) => one.page.outbox.drafts.value.flatMap(({ id }) => (isTurnedAway(world, one, id) ? [id] : []))));
  for (const said of promises.said.values()) {
    const times = count.get(said.id) ?? 0;
    // Two tabs of a browser that keeps nothing may be two visitors to the server.
    if (times > 1 && !isDisorderly(world, said.browser)) promises.fail('I2', `"${said.text}" is stored ${times} times`);
    if (times > 0 || said.isRefusable || said.isDismissed || said.isExcused || promises.isRolledBack(said.id) || promises.wasDropped(said.id) || said.at <= promises.erasedAt(said.person) || turnedAway.has(said.id) || isKept(world, said)) continue;
    promises.fail('I6', `"${said.text}" is gone without a word`);
  }
  checkDesk(world);
  const broken = promises.broken();
  if (broken) throw broken;
}

function checkPage(world: World, one: Open): void {
  const { name, browser, page } = one;
  const { promises } = world;
  const rows = page.chat.rows.value.filter(({ is }) => is !== 'day' && is !== 'new');
  for (const { id, state } of page.outbox.drafts.value) {
    const said = promises.said.get(id);
    const { is } = state.value;
    if (is !== 'refused') promises.fail('I5', `${name} still has "${said?.text}" ${is}`);
    else if (!said?.isRefusable && !isTurnedAway(world, one, id)) promises.fail('I6', `${name} says "${said?.text}" was refused (${said?.channel} ${"error" in state.value ? JSON.stringify([state.value.error.kind, state.value.error.message, state.value.error.fields]) : ""}), and it was not`);
  }
  const lengths = logsOf(world, one).map((log) => log.length);
  const settled = rows.filter((row) => !(row.is === 'message' && row.draft));
  const pending = rows.flatMap((row) => (row.is === 'message' && row.draft ? [row.draft] : []));
  for (const { id, state } of pending) if (state.value.is !== 'refused') promises.fail('I5', `${name} shows "${promises.said.get(id)?.text}" as ${state.value.is}`);
  if (!page.chat.engaged.value && !mustKnow(world, one, lengths[0] ?? 0)) return;
  if (!lengths.includes(settled.length)) promises.fail('I5', `${name} shows ${settled.length} of ${lengths.join(' or ')} in ${browser.name}'s log`);
}

/** Who was erased learns of it by the first thing they say then, and has it before them to say again. */
function isTurnedAway({ promises }: World, { person, page, browser, customer }: Open, id: string): boolean {
  const state = page.outbox.drafts.value.find((draft) => draft.id === id)?.state.value;
  if (state?.is !== 'refused') return false;
  const { kind } = state.error;
  // Where a store was full a browser may be two devices to the server, and a customer's proof is good for the one that showed it first.
  if (browser.wasFull && customer && kind === 'unauthorized') return true;
  return (kind === 'gone' || kind === 'unauthorized') && promises.erasedAt(person) >= 0;
}

/** Whether a page must know of a conversation in which it has not spoken itself. */
function mustKnow(world: World, { browser, tab, customer }: Open, length: number): boolean {
  if (length === 0 || tab.room.isFull) return false;
  // Nor what a customer has said elsewhere, or before they logged out here.
  if (customer && tab.platform.store.peek('chat') === undefined) return false;
  // What a full store did not take, only tabs that are still there can tell.
  return !browser.wasFull || alive(world).some((other) => other.browser === browser && other.page.chat.engaged.value);
}

/**
 * The log of the visitor this page takes itself for. Where a store was full there may be two of them in one browser: a page's line
 * stays that of the one it was dialled for, whosever the store has become since, until it is dialled again.
 */
function logsOf({ disk }: World, { tab, browser, traffic }: Open): readonly (readonly unknown[])[] {
  const visitors = [visitorOf(disk, tab), ...(browser.wasFull ? [ownerOf(disk, traffic.greetedWith ?? '')] : [])];
  return visitors.map((visitor) => disk.tables.events.get(disk.tables.chats.get(visitor ?? '') ?? '') ?? []);
}

function checkDesk({ desk, disk, promises }: World): void {
  const open = desk.desk.open.value;
  const log = open && disk.tables.events.get(open.id);
  if (!open || !log || open.state.value.is !== 'ready') return;
  const shown = open.events.value.map((event) => `${event.seq} ${event.type}`).join(', ');
  const stored = log.map((event) => `${event.seq} ${event.type}`).join(', ');
  if (shown !== stored) promises.fail('I5', `the desk shows [${shown}] of [${stored}]`);
}

function isDisorderly({ browsers }: World, name: string): boolean {
  return browsers.some((browser) => browser.name === name && browser.wasFull);
}

function alive(world: World): Open[] {
  return world.pages.filter((one) => one !== undefined);
}
