import type { Proofs } from './proofs.ts';

/** What came of a proof; `undefined` where this machine cannot run it. */
export interface Verdict {
  readonly holds: boolean | undefined;
  readonly figure: string;
}

/** Something people may count on. */
export interface Promised {
  readonly id: string;
  readonly words: string;
  prove(proofs: Proofs): Promise<Verdict>;
}

/** Every promise, in the words of those it is given to. */
export const promises: readonly Promised[] = [
  { id: 'P1', words: 'What is shown as sent is stored, once, even when the server is killed at any instant', prove: (proofs) => proofs.kills() },
  { id: 'P2', words: 'It also survives a power cut: nothing is confirmed before the disk has it', prove: (proofs) => proofs.syncs() },
  { id: 'P3', words: 'No gap, no double, everybody’s order kept, on every screen', prove: (proofs) => proofs.stories() },
  { id: 'P4', words: 'However long one was away, the same conversation is shown in the end', prove: (proofs) => proofs.trials('tests/sim/away.test.ts') },
  { id: 'P5', words: 'A dead line is noticed within 30 seconds, and within 10 when something waits', prove: (proofs) => proofs.deafLines() },
  { id: 'P6', words: '5,000 visitors are back and complete within 30 seconds of a kill, on two cores, without a stall over a second', prove: (proofs) => proofs.herd() },
  { id: 'P7', words: 'One core bears 10,000 idle visitors and 500 messages a second: 99 of 100 within 150 ms, 25 KB a visitor', prove: (proofs) => proofs.crowd() },
  { id: 'P8', words: 'A reader who stalls is cut off before costing much, and nobody else notices', prove: (proofs) => proofs.stalled() },
  { id: 'P9', words: 'Half-typed words survive reload, navigation, a crash and a killed browser', prove: (proofs) => proofs.trials('tests/proxy/left-page.test.ts') },
  { id: 'P10', words: 'Any text in any field: no exception, no freeze', prove: (proofs) => proofs.inputs() },
  { id: 'P11', words: 'Works under a policy without unsafe sources and under Trusted Types', prove: (proofs) => proofs.tests('tests/browser/merchant.test.ts') },
  { id: 'P12', words: 'Nobody’s words ever become markup, script or a dangerous link', prove: (proofs) => proofs.tests('tests/abuse/markup.test.ts', 'tests/abuse/exported.test.ts', 'tests/ui/links.test.ts') },
  { id: 'P13', words: 'Nobody reads or writes what is not theirs; who is removed is out within 5 seconds', prove: (proofs) => proofs.tests('tests/abuse/authorization.test.ts', 'tests/server/agents.test.ts', 'tests/server/identity.test.ts', 'tests/server/origin.test.ts') },
  { id: 'P14', words: 'Floods are stopped, shoppers behind one address are not', prove: (proofs) => proofs.tests('tests/server/limits.test.ts', 'tests/server/admission.test.ts', 'tests/server/hostile.test.ts') },
  { id: 'P15', words: 'Nothing is stored and nobody is asked before the visitor opens the widget', prove: (proofs) => proofs.tests('tests/browser/merchant.test.ts', 'tests/widget/consent.test.ts') },
  { id: 'P16', words: 'Usable by keyboard, reader, at 320 px and in forced colours', prove: (proofs) => proofs.tests('tests/browser/access.test.ts', 'tests/browser/keyboard.test.ts', 'tests/browser/senses.test.ts') },
  { id: 'P17', words: 'Backed up while running, restored whole; who was erased stays erased; widgets loaded before an update are understood after it', prove: (proofs) => proofs.tests('tests/server/backup.test.ts', 'tests/server/retention.test.ts', 'tests/protocol/old-widget.test.ts') },
  { id: 'P18', words: 'The shop’s page is never broken: server down, files missing, strange pages', prove: (proofs) => proofs.tests('tests/browser/hostile-page.test.ts', 'tests/loader', 'tests/browser/developer.test.ts') },
  { id: 'P19', words: 'What the shop loads is what was built', prove: (proofs) => proofs.sameBuild() },
  { id: 'P20', words: 'However much is written without a pause, the database’s log stays below 300 MB and a start below 5 seconds', prove: (proofs) => proofs.bulk() },
];
