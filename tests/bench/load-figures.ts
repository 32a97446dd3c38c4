import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { jitter } from '../../src/core/backoff.ts';
import { signIn } from '../server/desk.ts';
import { openDeskLine } from '../server/line-client.ts';
import { serveCommand, type ServerProcess } from '../server/process.ts';
import { password } from '../server/shop.ts';
import { createMember, inTurns, NoLine, seedVisitors, type Member } from './crowd.ts';
import { quantile } from './table.ts';

/** How much is tried. */
export interface LoadSize {
  readonly visitors: number;
  /** Messages a second, said by as many visitors. */
  readonly perSecond: number;
  readonly seconds: number;
  /** Readers who ask for up to 20 MB each and read none of it. */
  readonly stalled: number;
}

export interface LoadOptions extends LoadSize {
  readonly script: string;
  readonly config: string;
  readonly dataFolder: string;
  readonly databaseUrl?: string;
}

/** What one server process bore. Times in milliseconds but where the name says otherwise. */
export interface LoadFigures {
  readonly visitors: number;
  readonly 'opened in s': number;
  readonly 'KB a visitor': number;
  readonly 'messages a second': number;
  readonly p50: number;
  readonly p99: number;
  readonly 'CPU of a core, %': number;
  readonly 'stalled readers': number;
  readonly 'cut of them': number;
  /** Who came back afterwards and was told of the whole log. */
  readonly 'healed of them': number;
  readonly 'KB offered each': number;
  /** At most, in the process; and in the system's buffers, both ends of every connection on the machine together. */
  readonly 'MiB they cost': number;
  readonly 'MiB in the system': number;
  readonly 'p99 beside them': number;
  /** One half of them after a kill, while the other stays away: how many have a line again. */
  readonly 'back of half': number;
  readonly 'half back in s': number;
  readonly 'longest stall of half': number;
  /** All of them after another kill. */
  readonly back: number;
  readonly 'back in s': number;
  readonly 'longest stall': number;
  /** Until they were back, counted from when there was a server to try. */
  readonly 'tries a visitor': number;
  /** Of a core while all came back: what the server used, and what those used who here play ten thousand browsers beside it. */
  readonly 'CPU of the server returned to, %': number;
  readonly 'CPU of who returned, %': number;
  /** Messages acknowledged and not there after the kill. */
  readonly lost: number;
  /** From being told to stop, with everybody connected and talking, until the process had ended well; and what came of those words. */
  readonly 'drained in s': number;
  readonly 'lost by draining': number;
}

export async function measureLoad({ visitors, perSecond, seconds, stalled, script, config, ...data }: LoadOptions): Promise<LoadFigures> {
  const tokens = await seedVisitors(data, visitors + stalled);
  const env = { DESKBELL_PASSWORD: password, ...(data.databaseUrl !== undefined && { DATABASE_URL: data.databaseUrl }) };
  const port: { at?: number } = {};
  const start = async () => {
    const at = port.at === undefined ? [] : ['--port', String(port.at)];
    const started = await serveCommand(script, ['--data', data.dataFolder, '--config', config, ...at], env);
    port.at = started.port;
    return started;
  };
  let server = await start();
  const crowd = tokens.slice(0, visitors).map((token) => createMember(() => server.url, token));
  try {
    const desk = await openDeskLine(server, (await signIn(server)).cookie);
    const restingKb = memoryKb(server);
    const beganOpening = performance.now();
    await inTurns(crowd, 50, openPatiently);
    const openedS = (performance.now() - beganOpening) / 1000;
    const heldKb = memoryKb(server) - restingKb;

    const talkers = crowd.slice(0, Math.min(perSecond, visitors));
    const spoken = await talk(server, talkers, { perSecond, seconds });
    const stall = await stallReaders(server, tokens.slice(visitors), { talkers, perSecond: perSecond / 5 });
    desk.socket.terminate();

    const said = new Map(talkers.map((member) => [member, member.head]));
    const herd = async (members: readonly Member[]) => {
      await server.kill('SIGKILL');
      const began = performance.now();
      const beganCpu = process.cpuUsage();
      const returning = comeBack(members);
      server = await start();
      const watching = watchStalls(server);
      const tries = await returning;
      const backMs = performance.now() - began;
      const { user, system } = process.cpuUsage(beganCpu);
      return {
        back: members.filter(({ isLive }) => isLive).length,
        backMs,
        tries,
        serverCpu: (cpuMs(server) / backMs) * 100,
        visitorsCpu: ((user + system) / 1000 / backMs) * 100,
        longestStall: await watching(),
      };
    };
    const half = await herd(crowd.slice(0, Math.ceil(visitors / 2)));
    await inTurns(crowd.slice(Math.ceil(visitors / 2)), 50, openPatiently);
    const all = await herd(crowd);
    let lost = 0;
    for (const [member, head] of said) lost += Math.max(0, head - member.head);

    const talking = talk(server, talkers, { perSecond, seconds: 2 });
    await wait(1_000);
    const beganDraining = performance.now();
    const { code } = await server.kill('SIGTERM');
    const drainedS = code === 0 ? (performance.now() - beganDraining) / 1000 : Number.NaN;
    await talking;
    const told = new Map(talkers.map((member) => [member, member.head]));
    server = await start();
    await inTurns(talkers, 50, openPatiently);
    let lostByDraining = 0;
    for (const [member, head] of told) lostByDraining += Math.max(0, head - member.head);
    return {
      visitors,
      'opened in s': openedS,
      'KB a visitor': heldKb / visitors,
      ...spoken,
      ...stall,
      'back of half': half.back,
      'half back in s': half.backMs / 1000,
      'longest stall of half': half.longestStall,
      back: all.back,
      'back in s': all.backMs / 1000,
      'longest stall': all.longestStall,
      'tries a visitor': all.tries / visitors,
      'CPU of the server returned to, %': all.serverCpu,
      'CPU of who returned, %': all.visitorsCpu,
      lost,
      'drained in s': drainedS,
      'lost by draining': lostByDraining,
    };
  } finally {
    for (const member of crowd) member.close();
    await server.kill('SIGKILL');
  }
}

async function openPatiently(member: Member): Promise<void> {
  for (;;) {
    try {
      return await member.open();
    } catch {
      await wait(200 + Math.random() * 800);
    }
  }
}

/** Messages at an even pace, whatever became of those before: a slow server is not asked more gently. */
async function talk(server: ServerProcess, talkers: readonly Member[], { perSecond, seconds }: { perSecond: number; seconds: number }) {
  const tookMs: number[] = [];
  const open = new Set<Promise<void>>();
  const beganCpu = cpuMs(server);
  const began = performance.now();
  const total = perSecond * seconds;
  for (let said = 0; said < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
    for (; said < due; said += 1) {
      const talking = talkers[said % talkers.length]!.say(`message ${said}`).then(
        (ms) => void tookMs.push(ms),
        // One that still waits for its last answer is told so; it counts as not said.
        () => {},
      );
      open.add(talking);
      void talking.finally(() => open.delete(talking));
    }
    await wait(5);
  }
  await Promise.all(open);
  const tookS = (performance.now() - began) / 1000;
  return {
    'messages a second': tookMs.length / tookS,
    p50: quantile(tookMs, 0.5),
    p99: quantile(tookMs, 0.99),
    'CPU of a core, %': ((cpuMs(server) - beganCpu) / tookS) * 0.1,
  };
}

/** What each stalled reader is offered at most, in answers of a frame's size. */
const offeredBytes = 20e6;
const stalledLog = { messages: 6, text: 'x'.repeat(4_900) };
/** Questions of all stalled readers in a second: few enough to tell what stalling costs from what answering does. */
const asksPerSecond = 250;
const stallingMs = 60_000;

/** Readers who ask for their log again and again and read none of it, until they are cut off or have been offered enough. */
async function stallReaders(server: ServerProcess, tokens: readonly string[], { talkers, perSecond }: { talkers: readonly Member[]; perSecond: number }) {
  const [first, ...rest] = tokens.map((token) => createMember(() => server.url, token));
  if (!first || rest.length === 0) return { 'stalled readers': 0, 'cut of them': 0, 'healed of them': 0, 'KB offered each': 0, 'MiB they cost': 0, 'MiB in the system': 0, 'p99 beside them': 0 };
  const readers = [first, ...rest];
  await inTurns(readers, 20, async (member) => {
    await openPatiently(member);
    for (let index = 0; index < stalledLog.messages; index += 1) await member.say(stalledLog.text);
  });
  const answerBytes = stalledLog.messages * stalledLog.text.length;
  const resting = { kb: memoryKb(server), systemKb: systemKb() };
  for (const member of readers) member.stall();

  let open = readers;
  let asked = 0;
  let mostKb = 0;
  let mostSystemKb = 0;
  const asking = (async () => {
    const began = performance.now();
    for (let round = 0; open.length > 0 && round * answerBytes < offeredBytes && performance.now() - began < stallingMs; round += 1) {
      const after: Member[] = [];
      for (const member of open) {
        if (member.askForAll()) after.push(member);
        asked += 1;
        if (asked % 25 === 0) await wait(25_000 / asksPerSecond);
      }
      open = after;
      // With few of them a round is short, and the answers need their time.
      await wait(10);
    }
  })();
  const looking = setInterval(() => {
    mostKb = Math.max(mostKb, memoryKb(server) - resting.kb);
    mostSystemKb = Math.max(mostSystemKb, systemKb() - resting.systemKb);
  }, 200);
  const beside = await talk(server, talkers, { perSecond, seconds: 10 });
  await asking;
  clearInterval(looking);

  let healed = 0;
  await inTurns(readers, 20, async (member) => {
    member.close();
    await openPatiently(member);
    if (member.head === stalledLog.messages) healed += 1;
    member.close();
  });
  return {
    'stalled readers': readers.length,
    'cut of them': readers.length - open.length,
    'healed of them': healed,
    'KB offered each': (asked * answerBytes) / readers.length / 1024,
    'MiB they cost': mostKb / 1024,
    'MiB in the system': mostSystemKb / 1024,
    'p99 beside them': beside.p99,
  };
}

/** Everybody comes back as the widget does: at a random moment of a wait that doubles, or when they were told to. Gives how often they tried. */
async function comeBack(crowd: readonly Member[]): Promise<number> {
  let tries = 0;
  await Promise.all(
    crowd.map(async (member) => {
      let afterMs = 0;
      for (let failures = 0; ; failures += 1) {
        await wait(Math.max(afterMs, jitter(Math.random, failures)));
        try {
          await member.open();
          tries += 1;
          return;
        } catch (error) {
          if (!(error instanceof NoLine)) throw error;
          afterMs = error.afterMs;
          if (!error.isAway) tries += 1;
        }
      }
    }),
  );
  return tries;
}

/**
 * How long the server leaves a question unanswered, at most; asked ten times a second until the answer is called. From a
 * thread of its own: this one is itself held up by thousands of lines that end and begin.
 */
function watchStalls(server: ServerProcess): () => Promise<number> {
  const watcher = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
    let longest = 0;
    let over = false;
    parentPort.once('message', () => (over = true));
    (async () => {
      while (!over) {
        const began = performance.now();
        // A connection that lay idle for too long is closed under the question; it is asked again, and the wait goes on.
        for (let answered = false; !answered; ) answered = await fetch(workerData).then((answer) => answer.ok, () => false);
        longest = Math.max(longest, performance.now() - began);
        await new Promise((done) => setTimeout(done, 100));
      }
      parentPort.postMessage(longest);
    })();`,
    { eval: true, workerData: `${server.url}/health` },
  );
  return async () => {
    watcher.postMessage('over');
    const [longest] = (await once(watcher, 'message')) as [number];
    return longest;
  };
}

/** What the process itself holds of the machine's memory. */
function memoryKb({ process: { pid } }: ServerProcess): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** What the system keeps of all connections between two ends, in its own memory. */
function systemKb(): number {
  return Number(/^TCP: .* mem (\d+)/m.exec(readFileSync('/proc/net/sockstat', 'utf8'))?.[1]) * 4;
}

/** Processor time a process has used; of one that has ended nothing is known. */
function cpuMs({ process: { pid, exitCode } }: ServerProcess): number {
  if (exitCode !== null) return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
