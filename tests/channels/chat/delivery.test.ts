import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChatModel } from '../../../src/channels/chat/model.ts';
import { phrases } from '../../../src/channels/chat/text/en.ts';
import { DeskbellError } from '../../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../../src/testing/index.ts';
import { createStage, sayOf } from '../stage.ts';
import { createBackend, type Backend } from './backend.ts';

const verbs = ['send', 'history', 'dial', 'line.send'] as const;
const verb = fc.constantFrom(...verbs);

/** What may happen, in any order. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('write' as const), tab: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('answer' as const) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.constantFrom(10, 500, 5_000, 40_000) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('deafen' as const), on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cut' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('fail' as const), verb, on: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('hang' as const), verb, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restore' as const), lost: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reload' as const), tab: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wake' as const), tab: fc.nat(1) }) },
);

function openTab(platform: FakePlatform, backend: Backend) {
  const stage = createStage({ port: backend.port, platform });
  const model = createChatModel(stage.context, sayOf(phrases));
  return {
    platform,
    write(text: string) {
      model.write(text);
      model.send();
    },
    messages: () => model.rows.value.filter((row) => row.is === 'message'),
    /** A page that is left cannot say goodbye. */
    reload: () => openTab(platform.reload(), backend),
  };
}

describe('chat delivery, over a world that fails at random', () => {
  it.each([true, false])('shows every tab the same whole log in the end, and says nothing twice (live lines: %s)', async (live) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), fc.nat(), async (steps, seed) => {
        const platform = createFakePlatform({ seed });
        const backend = createBackend({ now: platform.now, live, pageLength: 3 });
        const tabs = [openTab(platform, backend), openTab(platform.openTab(), backend)] as [ReturnType<typeof openTab>, ReturnType<typeof openTab>];
        const world = () => tabs[0].platform;
        const written: string[] = [];
        let wasRestored = false;
        tabs[0].write('begin');
        written.push('begin');
        await world().settle();

        for (const one of steps) {
          if (one.does === 'write') {
            const text = `message ${written.length}`;
            written.push(text);
            tabs[one.tab as 0 | 1].write(text);
          }
          if (one.does === 'answer') backend.say(`answer ${backend.entries.length}`);
          if (one.does === 'wait') await world().advance(one.ms);
          if (one.does === 'deafen') backend.deaf = one.on;
          if (one.does === 'cut') backend.cut();
          if (one.does === 'fail') backend.fail[one.verb] = one.on ? new DeskbellError('unavailable') : undefined;
          if (one.does === 'hang') backend.hang[one.on ? 'add' : 'delete'](one.verb);
          if (one.does === 'wake') tabs[one.tab as 0 | 1].platform.wake();
          if (one.does === 'reload') {
            // What was written a moment ago is kept by then.
            await world().settle();
            tabs[one.tab as 0 | 1] = tabs[one.tab as 0 | 1].reload();
          }
          if (one.does === 'restore') {
            wasRestored ||= one.lost > 0;
            backend.restore(Math.max(0, backend.entries.length - one.lost));
          }
          await world().settle();
          // Whatever goes wrong, no screen ever shows a message of the visitor's twice.
          for (const tab of tabs) {
            const own = tab.messages().flatMap(({ side, text }) => (side === 'visitor' ? [text] : []));
            expect(new Set(own).size).toBe(own.length);
          }
        }

        backend.fail = {};
        backend.hang.clear();
        backend.deaf = false;
        await world().advance(90_000);
        // One tab's last messages may have been lost with nothing said after them: the heartbeat tells.
        backend.beat();
        await world().advance(5_000);

        const log = backend.entries.flatMap((entry) => (entry.type === 'message' ? [entry.text] : []));
        for (const tab of tabs) {
          expect(tab.messages().map(({ text }) => text)).toEqual(log);
          expect(tab.messages().filter(({ draft }) => draft)).toEqual([]);
        }
        const said = log.filter((text) => !text.startsWith('answer'));
        expect(new Set(said).size).toBe(said.length);
        if (!wasRestored) expect([...said].sort()).toEqual([...written].sort());
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
