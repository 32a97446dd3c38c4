import { goOnline, take } from './steps.ts';
import { createWorld, type Kit } from './world.ts';

/** How long a shopper was without a network, and how many answers came meanwhile. */
export interface Absence {
  readonly awayMs: number;
  readonly missed: number;
}

/** What they have when they are back. */
export interface Return {
  /** Answers that are shown, and whether nothing is missing, doubled or out of place. */
  readonly shown: number;
  readonly isWhole: boolean;
  /** From the return of the network until the last of them is shown; the network itself takes a few milliseconds. */
  readonly tookMs: number;
}

const patienceMs = 60_000;

/** Lets a shopper lose the network in the middle of a chat, and come back. */
export async function comeBack(kit: Kit, seed: number, { awayMs, missed }: Absence): Promise<Return> {
  const world = createWorld(kit, { seed, processes: 1, locks: true });
  await world.pass(1_000);
  take(world, ['say', 0, 0]);
  await world.pass(5_000);
  const open = world.pages[0]!;
  const [conversation] = world.disk.tables.chats.values();
  take(world, ['offline', 0, 0]);
  for (let answer = 0; answer < missed; answer += 1) {
    world.agentSays(conversation!, `answer ${answer}`);
    await world.pass(awayMs / (missed + 1));
  }
  await world.pass(awayMs / (missed + 1));

  goOnline(open);
  const began = world.schedule.elapsed();
  const answersShown = () => open.page.chat.rows.value.flatMap((row) => (row.is === 'message' && /^answer \d+$/.test(row.text) ? [row.text] : []));
  while (answersShown().length < missed && world.schedule.elapsed() - began < patienceMs) await world.pass(10);
  const shown = answersShown();
  return { shown: shown.length, isWhole: shown.length === missed && shown.every((text, index) => text === `answer ${index}`), tookMs: world.schedule.elapsed() - began };
}
