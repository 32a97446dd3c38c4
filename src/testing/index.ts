// The door: proof for those who write adapters. Fakes of the world, and one suite a port.
export { conformance, type ConformanceOptions, type Runner } from './conformance.ts';
export { conformanceCases } from './cases.ts';
export { createNetwork, type Network } from './network.ts';
export { guarantees, reportMarkdown, verdictOn, type Guarantee, type Report, type Verdict } from './report.ts';
export type { Case } from './case.ts';
export type { BackendControls, Claims, Control, Harness } from './harness.ts';
export { createFakePlatform, type FakePlatform, type FakePlatformOptions } from './fake-platform.ts';
