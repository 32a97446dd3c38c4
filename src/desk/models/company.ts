import { signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import { companyMs, type Agent, type DeskFrame } from '../../protocol/index.ts';
import type { Undo } from '../../core/platform.ts';
import type { DeskLine } from '../line.ts';
import type { World } from '../world.ts';

/** Another agent at a conversation. */
export interface Companion {
  readonly agent: Agent;
  readonly isTyping: boolean;
}

/** Who else has which conversation before their eyes, so that two do not answer one visitor. Known of this moment only. */
export interface Company {
  /** Everybody else at a conversation. */
  of(conversation: string): ReadonlySignal<readonly Companion[]>;
  hear(frame: Extract<DeskFrame, { type: 'company' }>): void;
  /** What this agent has before their eyes now; the others are told. */
  look(conversation: string | undefined): void;
  /** A line has opened: who hears it knows nothing yet. */
  sayAgain(): void;
  /** Forgets everybody. */
  clear(): void;
}

/** What {@link createCompany} needs. */
export interface CompanyOptions {
  readonly world: Pick<World, 'after'>;
  /** Who sits here. */
  readonly me: () => string | undefined;
  readonly say: DeskLine['say'];
}

/** Nobody is known to be anywhere yet. */
export function createCompany({ world, me, say }: CompanyOptions): Company {
  const all = new Map<string, Signal<readonly Companion[]>>();
  /** Takes back that somebody is forgotten. */
  const leaving = new Map<string, Undo>();
  let lookingAt: string | undefined;
  let undoAgain: Undo = () => {};

  function at(conversation: string): Signal<readonly Companion[]> {
    const known = all.get(conversation) ?? signal<readonly Companion[]>([]);
    all.set(conversation, known);
    return known;
  }

  function sayAgain() {
    undoAgain();
    if (lookingAt === undefined) return;
    say({ type: 'look', conversation: lookingAt, on: true });
    undoAgain = world.after(companyMs / 2, sayAgain);
  }

  return {
    of: at,
    hear({ conversation, agent, doing }) {
      if (agent.id === me()) return;
      const here = at(conversation);
      const others = here.peek().filter((one) => one.agent.id !== agent.id);
      const isNew = others.length === here.peek().length;
      const key = `${conversation} ${agent.id}`;
      leaving.get(key)?.();
      leaving.delete(key);
      if (doing === 'gone') {
        if (!isNew) here.value = others;
        return;
      }
      here.value = [...others, { agent, isTyping: doing === 'typing' }];
      leaving.set(key, world.after(companyMs, () => (here.value = here.peek().filter((one) => one.agent.id !== agent.id))));
      // Who has only now come is to know of this agent too, without waiting for the next time.
      if (isNew && conversation === lookingAt) sayAgain();
    },
    look(conversation) {
      if (conversation === lookingAt) return;
      if (lookingAt !== undefined) say({ type: 'look', conversation: lookingAt, on: false });
      lookingAt = conversation;
      sayAgain();
    },
    sayAgain,
    clear() {
      undoAgain();
      lookingAt = undefined;
      for (const undo of leaving.values()) undo();
      leaving.clear();
      for (const one of all.values()) one.value = [];
    },
  };
}
