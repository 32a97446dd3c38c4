import { describe, it } from 'vitest';
import { combine, type Choice } from '../../../src/adapters/combine/index.ts';
import type { MemoryAdapter } from '../../../src/adapters/memory/index.ts';
import { conformance, type BackendControls, type Claims } from '../../../src/testing/index.ts';
import { keepReport } from '../keep-report.ts';
import { controlsOf, wholeMemory } from '../memory-controls.ts';

const claims: Claims = {
  contact: ['offer', 'list'],
  chat: ['offer', 'dial', 'typing', 'read', 'page', 'queue', 'files'],
  callback: ['slots', 'list', 'move', 'cancel'],
  faq: ['vote', 'learn'],
};

const everything = (choice: Choice) => combine({ contact: choice, chat: choice, callback: choice, faq: choice, patienceMs: 1_000 });
const called = (name: string): MemoryAdapter => ({ ...wholeMemory(), name });

/** What is done to one is done to both, and what one has stored both have. */
function controlsOfBoth(one: MemoryAdapter, other: MemoryAdapter): BackendControls {
  const [a, b] = [controlsOf(one), controlsOf(other)];
  return {
    ...a,
    goDown: () => void [a.goDown?.(), b.goDown?.()],
    comeBack: () => void [a.comeBack?.(), b.comeBack?.()],
    answerGarbage: (on) => void [a.answerGarbage?.(on), b.answerGarbage?.(on)],
    treatLetter: (how) => void [a.treatLetter?.(how), b.treatLetter?.(how)],
    fallSilent: (on) => void [a.fallSilent?.(on), b.fallSilent?.(on)],
    stored: async (what) => [...((await a.stored?.(what)) ?? []), ...((await b.stored?.(what)) ?? [])],
  };
}

conformance({
  describe,
  it,
  contract: 1,
  name: 'combine',
  report: keepReport,
  claims,
  adapter() {
    const [first, second] = [called('first'), called('second')];
    return { adapter: everything([first, second]), backend: controlsOfBoth(first, second) };
  },
});

conformance({
  describe,
  it,
  contract: 1,
  name: 'combine, behind a backend that is down',
  claims: { contact: claims.contact ?? [], chat: claims.chat ?? [] },
  adapter() {
    const [dead, alive] = [called('dead'), called('alive')];
    dead.fail('*', 'unavailable');
    return { adapter: combine({ contact: [dead, alive], chat: [dead, alive] }), backend: controlsOf(alive) };
  },
});
