import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCaller, createOutbox, DeskbellError, type Deliver, type Draft, type Outbox } from '../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../src/testing/index.ts';

// A backend that keeps ids, up to three tabs of one person, and everything that can happen to them, in any order. What
// must hold is what visitors are promised: nothing lost, nothing twice, nothing out of order, and all tabs show the same.

/** What becomes of one attempt. */
const outcomes = ['stored', 'stored, but the answer is lost', 'down', 'limited', 'silent', 'late', 'refused', 'unauthorized', 'throws'] as const;
type Outcome = (typeof outcomes)[number];

type Step =
  | { readonly do: 'write'; readonly tab: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'open' | 'close' | 'reload' | 'hurry' | 'wake' | 'dismiss' | 'twice'; readonly tab: number };

const tab = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), tab }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 300, 2_000, 9_000, 40_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('open', 'close', 'reload', 'hurry', 'wake', 'dismiss', 'twice'), tab }) },
);

interface Tab {
  readonly platform: FakePlatform;
  readonly outbox: Outbox;
}

async function play(steps: readonly Step[], script: readonly Outcome[], { locks }: { locks: boolean }): Promise<void> {
  const stored: string[] = [];
  const refused = new Set<string>();
  const dismissed = new Set<string>();
  const written: string[] = [];
  const problems: string[] = [];
  let outcome = 0;
  let healed = false;
  let words = 0;

  const store = (id: string) => {
    if (!stored.includes(id) && !refused.has(id)) stored.push(id);
    return { stored: id };
  };

  /** One tab's way to the backend. */
  const createDeliver = (platform: FakePlatform): Deliver => {
    const open = new Set<string>();
    const asked = new Set<string>();
    return async (_, call) => {
      const { id } = call;
      if (open.has(id)) problems.push(`${id} was under way twice in one tab`);
      open.add(id);
      const over = () => open.delete(id);
      call.signal.addEventListener('abort', over);
      try {
        await Promise.resolve();
        if (refused.has(id)) throw call.error('refused');
        const what: Outcome = healed || stored.includes(id) ? 'stored' : (script[(outcome += 1) % script.length] ?? 'stored');
        switch (what) {
          case 'stored':
            return store(id);
          case 'stored, but the answer is lost':
            store(id);
            throw call.error('unavailable');
          case 'down':
            throw call.error('unavailable');
          case 'limited':
            throw call.error('limited', { retryAfterMs: 3_000 });
          case 'unauthorized':
            // A second time in a row it would be a final no.
            throw call.error(asked.has(id) ? 'unavailable' : (asked.add(id), 'unauthorized'));
          case 'silent':
            return await new Promise<never>(() => {});
          case 'late':
            await new Promise<void>((resume) => platform.after(8_500, resume));
            if (refused.has(id)) throw call.error('refused');
            return store(id);
          case 'refused':
            refused.add(id);
            throw call.error('refused');
          case 'throws':
            throw new DeskbellError('unavailable', { message: 'from deep within' });
        }
      } finally {
        over();
      }
    };
  };

  const openTab = (platform: FakePlatform): Tab => {
    const caller = createCaller({ platform, context: () => ({}) });
    const outbox = createOutbox({ platform, makeCall: caller.call, key: 'outbox' });
    outbox.serve('chat', createDeliver(platform));
    return { platform, outbox };
  };

  const world = createFakePlatform({ locks });
  const tabs: (Tab | undefined)[] = [openTab(world), undefined, undefined];
  const alive = () => tabs.filter((one) => one !== undefined);

  for (const one of steps) {
    if (one.do === 'pass') {
      await world.advance(one.ms);
      continue;
    }
    const here = tabs[one.tab];
    if (one.do === 'open') {
      tabs[one.tab] ??= openTab(world.openTab());
    } else if (here) {
      switch (one.do) {
        case 'write':
          written.push(here.outbox.submit({ channel: 'chat', type: 'chat.send', body: { text: `word ${(words += 1)}` } }).id);
          // A word counts from the moment it is on the disk.
          await world.settle();
          break;
        case 'twice':
          for (let time = 0; time < 2; time += 1) written.push(here.outbox.submit({ channel: 'chat', type: 'chat.send', body: { text: `word ${(words += 1)}` } }).id);
          await world.settle();
          break;
        case 'close':
          if (alive().length > 1) {
            here.platform.close();
            tabs[one.tab] = undefined;
          }
          break;
        case 'reload':
          tabs[one.tab] = openTab(here.platform.reload());
          break;
        case 'hurry':
          here.outbox.hurry();
          break;
        case 'wake':
          here.platform.wake();
          break;
        case 'dismiss': {
          const draft = here.outbox.drafts.value.find(({ state }) => state.value.is === 'waiting' || state.value.is === 'refused');
          if (draft) dismissed.add(draft.id);
          here.outbox.dismiss(draft?.id ?? '');
          await world.settle();
          break;
        }
      }
    }
  }

  healed = true;
  await world.advance(180_000);

  expect(problems).toEqual([]);
  // Nothing lost. What was dismissed while it waited may or may not have arrived before.
  for (const id of written) expect(stored.includes(id) || refused.has(id) || dismissed.has(id), `${id} is lost`).toBe(true);
  // Nothing out of order.
  const order = stored.map((id) => written.indexOf(id));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  // All tabs show the same, and only what was refused.
  const shown = alive().map(({ outbox }) => outbox.drafts.value.map((draft: Draft) => `${draft.id} ${draft.state.value.is}`));
  const expected = written.filter((id) => refused.has(id) && !dismissed.has(id)).map((id) => `${id} refused`);
  for (const list of shown) expect(list).toEqual(expected);
  for (const { platform, outbox } of alive()) {
    outbox.dispose();
    expect(platform.timers + platform.listeners).toBe(0);
  }
}

const steps = fc.array(step, { minLength: 1, maxLength: 40 });
const script = fc.array(fc.constantFrom(...outcomes), { minLength: 1, maxLength: 12 });

it('loses nothing, says nothing twice and keeps the order, whatever happens to tabs and backend', async () => {
  await fc.assert(
    fc.asyncProperty(steps, script, (all, how) => play(all, how, { locks: true })),
    { numRuns: 500, seed: 20_261_103 },
  );
});

it('loses nothing and says nothing twice where the browser has no locks', async () => {
  await fc.assert(
    fc.asyncProperty(steps, script, (all, how) => play(all, how, { locks: false })),
    { numRuns: 300, seed: 20_261_104 },
  );
});
