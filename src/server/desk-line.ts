import * as v from 'valibot';
import { AgentFrameSchema, closeCodes, limits, type Agent, type AgentFrame, type DeskFrame } from '../protocol/index.ts';
import type { Backend } from './backend.ts';
import type { DeskFeed } from './desk-feed.ts';
import { createOutflow } from './outflow.ts';
import type { LineEnd, Wire } from './wire.ts';

/** One desk's line. */
export interface DeskLine extends LineEnd {
  /** Time to ask whether the desk is still there, and whether its agent still may be. */
  beat(): Promise<void>;
  end(code: number, reason: string): void;
}

/** What a desk's line needs beside the backend. */
export interface DeskLineOptions {
  readonly wire: Wire;
  readonly feed: DeskFeed;
  readonly agent: Agent;
  /** Who the cookie stands for now; undefined once the session has ended. */
  currentAgent(): Promise<Agent | undefined>;
  onEnd(): void;
}

const maxSilentBeats = 2;

/** Tells a desk what changes and hears when its agent types. The cookie was checked before. */
export function createDeskLine(backend: Backend, { wire, feed, agent, currentAgent, onEnd }: DeskLineOptions): DeskLine {
  // Whose conversation it is never changes, and an agent types in few of them.
  const visitors = new Map<string, string>();
  let lookingAt: string | undefined;
  let hinting = Promise.resolve();
  let ended = false;
  let silentBeats = 0;
  const outflow = createOutflow(wire);
  const leave = feed.join((_frame, text) => say(text));

  function say(text: string): void {
    if (ended) return;
    outflow.send(text);
    if (outflow.isTooMuch) end(closeCodes.tooSlow, 'too slow');
    else if (outflow.isDue) ping();
  }

  function ping(): void {
    outflow.asked();
    say(JSON.stringify({ type: 'ping' } satisfies DeskFrame));
  }

  function end(code: number, reason: string): void {
    if (ended) return;
    forget();
    wire.close(code, reason);
  }

  function forget(): void {
    ended = true;
    leave();
    if (lookingAt !== undefined) tellCompany(lookingAt, 'gone');
    onEnd();
  }

  /** Whether the agent still may; asked for every word, since a session may have ended anywhere. */
  async function isStillHere(): Promise<boolean> {
    if (await currentAgent()) return true;
    end(closeCodes.signIn, 'signed out');
    return false;
  }

  function tellCompany(conversation: string, doing: 'looking' | 'typing' | 'gone'): void {
    backend.hub.publish({ type: 'company', conversation, agent: agent.id, name: agent.name, doing });
  }

  async function type(conversation: string, on: boolean): Promise<void> {
    if (!(await isStillHere())) return;
    const visitor = visitors.get(conversation) ?? (await backend.store.rows.conversations.byId(conversation))?.visitor;
    if (!visitor) return;
    visitors.set(conversation, visitor);
    backend.hub.publish({ type: 'typing', conversation, visitor, side: 'agent', name: agent.name, on });
    tellCompany(conversation, on ? 'typing' : 'looking');
  }

  async function look(conversation: string, on: boolean): Promise<void> {
    if (!(await isStillHere()) || ended) return;
    if (on) lookingAt = conversation;
    else if (lookingAt === conversation) lookingAt = undefined;
    tellCompany(conversation, on ? 'looking' : 'gone');
  }

  /** One after the other, since the last of them stays. Nobody misses one that is lost. */
  function hint(work: () => Promise<void>): void {
    hinting = hinting.then(work).catch((error: unknown) => backend.log.error('what an agent does not told', error));
  }

  return {
    end,
    receive(text) {
      if (ended) return;
      silentBeats = 0;
      if (Buffer.byteLength(text) > limits.frameBytes) return end(closeCodes.tooBig, 'too big');
      const frame = parse(text);
      if (!frame) return end(closeCodes.invalidData, 'not a frame');
      // Heard even from who says too much: an answer that is not counted would make a reader look slow.
      if (frame.type === 'pong') return outflow.answered();
      if (backend.rates.take('agent', agent.id) > 0) return;
      if (frame.type === 'typing') hint(() => type(frame.conversation, frame.on));
      if (frame.type === 'look') hint(() => look(frame.conversation, frame.on));
    },
    gone() {
      if (!ended) forget();
    },
    async beat() {
      if (silentBeats >= maxSilentBeats) return end(closeCodes.goingAway, 'silent');
      silentBeats += 1;
      ping();
      try {
        await isStillHere();
      } catch (error) {
        backend.log.error('session not checked', error);
      }
    },
  };
}

function parse(text: string): AgentFrame | undefined {
  try {
    const parsed = v.safeParse(AgentFrameSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
