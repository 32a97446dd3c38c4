// The door: proof for those who write adapters. Fakes of the world, and one suite a port.
export { createFakePlatform, type FakePlatform, type FakePlatformOptions } from './fake-platform.ts';
