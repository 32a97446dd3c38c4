import { contractVersion } from '../core/index.ts';
import { equal, check } from './assert.ts';
import { isClaimed, type Case } from './case.ts';
import { conformanceCases } from './cases.ts';
import type { Claims, Harness } from './harness.ts';
import type { Report } from './report.ts';
import { createStage, wantOf } from './stage.ts';
import { watchRejections } from './rejections.ts';

/** What the suite needs of a test runner: `describe` and `it` of vitest, node:test, mocha or jest as they are. */
export interface Runner {
  describe(name: string, body: () => void): unknown;
  it: ((name: string, body: () => Promise<void>) => unknown) & { skip(name: string, body: () => Promise<void>): unknown };
}

/** What {@link conformance} needs to know. */
export interface ConformanceOptions extends Runner {
  /** The contract the adapter was written for. A suite of another contract says so instead of testing. */
  readonly contract: number;
  readonly name: string;
  readonly claims: Claims;
  /** Sets up the adapter before a backend that has never seen this visitor. Called for each test. */
  adapter(): Promise<Harness> | Harness;
  /** How long a test waits for something that should be quick. Default 4000: less than runners wait for a test, which know less about why. */
  readonly patienceMs?: number;
  /** Names of tests that cannot pass, and why: the honest documentation of a backend's limits. */
  readonly skip?: Readonly<Record<string, string>>;
  /** Is given what was found, after the last test. `reportMarkdown` makes a section for a README of it. */
  report?(report: Report): Promise<void> | void;
}

/** Registers the tests that prove an adapter, one suite a port. */
export function conformance({ describe, it, contract, name, claims, adapter, patienceMs = 4_000, skip = {}, report }: ConformanceOptions): void {
  const passed: string[] = [];
  const failed: string[] = [];
  const play = async (run: Case['run']) => {
    const stage = createStage(await adapter(), { claims, patienceMs });
    const rejections = watchRejections();
    try {
      const playing = run(stage);
      await stage.settled(playing, 'the test to end');
      await playing;
    } catch (error) {
      throw stage.unsupplied ? new Error(wantOf(stage.unsupplied), { cause: error }) : error;
    } finally {
      await stage.close();
      await rejections.end();
    }
  };

  describe(`${name}: adapter conformance, contract ${contractVersion}`, () => {
    it('is tested against the contract it was written for', async () => equal(contract, contractVersion, 'The suite and the adapter disagree about the contract.'));

    it('skips only tests that there are, each for a reason', async () => {
      const claimed = new Set(conformanceCases.filter(({ claim }) => isClaimed(claims, claim)).map((one) => one.name));
      for (const [test, reason] of Object.entries(skip)) {
        check(claimed.has(test), `There is no test "${test}" to skip for what this adapter claims.`);
        check(reason.trim().length > 10, `The skip of "${test}" needs a reason that helps a reader.`);
      }
    });

    for (const one of conformanceCases) {
      if (!isClaimed(claims, one.claim)) continue;
      const body = async () => {
        try {
          await play(one.run);
          passed.push(one.name);
        } catch (error) {
          failed.push(one.name);
          throw error;
        }
      };
      const reason = skip[one.name];
      if (reason === undefined) it(one.name, body);
      else it.skip(`${one.name} (${reason})`, body);
    }

    it('has nothing that it does not claim', () =>
      play(async ({ harness }) => {
        const parts = partsOf(harness);
        equal(parts, parts.filter((part) => isClaimed(claims, part)), 'Claim what the adapter has, so that it is tested, or leave it out.');
      }));

    if (report) it('tells what it has found', async () => report({ name, contract, claims, passed, failed, skipped: skip }));
  });
}

/** Everything optional that an adapter has, as claims name it. Those of a line can only be seen on a line. */
function partsOf({ adapter }: Harness): string[] {
  const parts = (channel: keyof Claims, optional: readonly string[]) => {
    const port = adapter[channel];
    return port ? [channel, ...optional.filter((part) => part in port).map((part) => `${channel}.${part}`)] : [];
  };
  return [
    ...parts('contact', ['offer', 'list']),
    ...parts('chat', ['offer', 'dial']),
    ...(adapter.chat && ('attach' in adapter.chat || 'open' in adapter.chat) ? ['chat.files'] : []),
    ...parts('callback', ['slots', 'list', 'move', 'cancel']),
    ...parts('faq', ['vote', 'learn']),
  ];
}
