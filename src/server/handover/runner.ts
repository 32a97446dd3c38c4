import type { Backend } from '../backend.ts';
import type { HandoverRow } from '../store/index.ts';
import type { HandoverConfig } from './config.ts';
import { createMailTarget } from './mail.ts';
import { readNotice } from './notice.ts';
import type { Target } from './target.ts';
import { createTicketsTarget } from './tickets.ts';
import { createWebhookTarget } from './webhook.ts';

const minuteMs = 60_000;

/** How long to wait after each attempt in vain; after the last one it is left to the desk. Three days in all. */
const patience = [1, 2, 5, 15, 60, 180, 360, 720, 1_440, 1_440].map((minutes) => minutes * minuteMs);

/** An attempt is over after this, and somebody else may try after twice as long. */
const attemptMs = 30_000;
const leaseMs = 2 * attemptMs;

/** Taken at a time: each is one request. */
const together = 10;

/** What happens in one breath is looked for once. */
const breathMs = 200;

/** Looked for at least so often: another process may have put something down. */
const everyMs = minuteMs;

type Sources = Pick<Backend, 'config' | 'store' | 'clock' | 'hub' | 'log'>;

/** Tells targets what was put down for them, until each has heard it; the answer stops that and settles when nothing is under way. */
export function startHandover(sources: Sources, targets = createTargets(sources.config.handover, sources.clock)): () => Promise<void> {
  if (targets.length === 0) return async () => {};
  const { store, clock, hub, log } = sources;
  const gone = new AbortController();
  let cancel = () => {};
  let breath: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  /** One run at a time; what is asked for meanwhile is done after it. */
  function wake(): void {
    if (gone.signal.aborted) return;
    again = true;
    running ??= run().finally(() => (running = undefined));
  }

  async function run(): Promise<void> {
    cancel();
    try {
      while (again && !gone.signal.aborted) {
        again = false;
        // As long as there is more than was taken at a time, there is more.
        while (!gone.signal.aborted && (await giveDue()) === together);
      }
      const due = await store.rows.handovers.nextDue();
      sleep(due === undefined ? everyMs : Math.min(everyMs, due - clock.now()));
    } catch (error) {
      log.error('handing over failed', error);
      sleep(everyMs);
    }
  }

  function sleep(ms: number): void {
    if (!gone.signal.aborted) cancel = clock.after(Math.max(0, ms), wake);
  }

  async function giveDue(): Promise<number> {
    const now = clock.now();
    const rows = await store.transaction((all) => all.handovers.takeDue({ now, until: now + leaseMs, limit: together }));
    await Promise.all(rows.map(give));
    return rows.length;
  }

  async function give(row: HandoverRow): Promise<void> {
    const settle = (patch: Partial<Pick<HandoverRow, 'state' | 'attempts' | 'due_at' | 'external'>>) => store.rows.handovers.update(row.id, patch);
    const target = targets.find(({ name }) => name === row.target);
    const notice = target && (await readNotice(sources, row));
    // Answered meanwhile, or the shop does not use that target any more.
    if (!target || notice === undefined) return settle({ state: 'dropped' });
    if (typeof notice === 'number') return settle({ due_at: notice, attempts: 0 });
    try {
      const external = await target.give(notice, AbortSignal.any([gone.signal, AbortSignal.timeout(attemptMs)]));
      await settle({ state: 'given', external: external ?? null });
    } catch (error) {
      if (gone.signal.aborted) return settle({ due_at: clock.now() });
      const wait = patience[row.attempts - 1];
      log.error(wait === undefined ? 'handing over given up' : 'handing over put off', error, { type: row.occasion, kind: row.target, ...because(target, error) });
      await settle(wait === undefined ? { state: 'failed' } : { due_at: clock.now() + wait });
    }
  }

  for (const target of targets) {
    target.check?.().catch((error: unknown) => {
      if (!gone.signal.aborted) log.error('nothing can be handed over now', error, { kind: target.name, ...because(target, error) });
    });
  }
  const stopHearing = hub.onDesk((hint) => {
    if (hint.type !== 'log') return;
    breath ??= clock.after(breathMs, () => {
      breath = undefined;
      wake();
    });
  });
  wake();
  return async () => {
    gone.abort();
    stopHearing();
    breath?.();
    cancel();
    await running;
    for (const target of targets) target.close?.();
  };
}

function because(target: Target, error: unknown): { readonly why?: string } {
  const why = target.why?.(error);
  return why === undefined ? {} : { why };
}

/** What the configuration names. */
export function createTargets(config: HandoverConfig, clock: Backend['clock']): Target[] {
  const { mail, webhooks, tickets } = config;
  return [
    ...(mail ? [createMailTarget(mail, config)] : []),
    ...webhooks.map((webhook) => createWebhookTarget(webhook, clock)),
    ...(tickets ? [createTicketsTarget(tickets)] : []),
  ];
}
