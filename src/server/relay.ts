import * as v from 'valibot';
import { HintSchema } from './hint.ts';
import type { Clock } from './clock.ts';
import type { Hub } from './hub.ts';
import type { Presence } from './presence.ts';
import { createId, type Random } from './random.ts';

/** Carries texts between processes, each at most once: what is lost is healed by the next heartbeat. */
export interface Bus {
  /** Must not throw, must not gather what it cannot carry. */
  publish(text: string): void;
  /** Hears what every process says, this one included. */
  onText(listener: (text: string) => void): void;
  close(): Promise<void>;
}

/** What a relay joins. */
export interface RelayOptions {
  /** Where this process's own lines listen. */
  readonly hub: Hub;
  readonly bus: Bus;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly random: Random;
  readonly heartbeatMs: number;
}

// Ids of one message: some ten kilobytes.
const idsTogether = 500;

/** A silent process is believed for so many of its heartbeats. */
const beatsBelieved = 3;

const SaidSchema = v.object({
  from: v.string(),
  hint: v.exactOptional(HintSchema),
  /** Who is with that process, repeated with every heartbeat because a coming or going may have been lost. */
  here: v.exactOptional(v.pipe(v.array(v.string()), v.maxLength(idsTogether))),
});

/** A hub whose hints reach every process, and which hears theirs. */
export interface Relay extends Hub {
  close(): Promise<void>;
}

/** Joins the hub of this process with those of others. One's own lines are told directly, whatever the bus does. */
export function createRelay({ hub, bus, presence, clock, random, heartbeatMs }: RelayOptions): Relay {
  const self = createId(random);
  const say = (said: Omit<v.InferInput<typeof SaidSchema>, 'from'>) => bus.publish(JSON.stringify({ from: self, ...said }));

  bus.onText((text) => {
    const said = parse(text);
    if (!said || said.from === self) return;
    const forMs = heartbeatMs * beatsBelieved;
    for (const visitor of said.here ?? []) presence.hear(said.from, { type: 'presence', visitor, online: true }, forMs);
    if (said.hint?.type === 'presence') presence.hear(said.from, said.hint, forMs);
    if (said.hint) hub.publish(said.hint);
  });

  let cancel = clock.after(heartbeatMs, beat);
  function beat(): void {
    const here = presence.here();
    for (let from = 0; from < here.length; from += idsTogether) say({ here: here.slice(from, from + idsTogether) });
    cancel = clock.after(heartbeatMs, beat);
  }

  return {
    publish(hint) {
      hub.publish(hint);
      say({ hint });
    },
    onVisitor: (visitor, listener) => hub.onVisitor(visitor, listener),
    onDesk: (listener) => hub.onDesk(listener),
    async close() {
      cancel();
      await bus.close();
    },
  };
}

function parse(text: string): v.InferOutput<typeof SaidSchema> | undefined {
  try {
    const parsed = v.safeParse(SaidSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
