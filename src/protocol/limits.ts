import { trailLength, wordsLength } from './trail.ts';

/** How much may be said. One place, read by forms, adapters, server and tests alike. */
export const limits = {
  /** One frame or one command, in bytes of UTF-8. */
  frameBytes: 32 * 1024,
  /** Characters (UTF-16 code units, as `maxlength` counts them). */
  nameLength: 120,
  emailLength: 254,
  orderNumberLength: 64,
  subjectLength: 200,
  messageLength: 5_000,
  phoneLength: 40,
  noteLength: 1_000,
  wordsLength,
  urlLength: 2_000,
  titleLength: 300,
  consentLength: 1_000,
  fileNameLength: 120,
  trailLength,
  /** Events in one batch. */
  batchLength: 100,
} as const;

/** The version both sides name in `hello`; a server speaks this one and the one before. */
export const protocolVersion = 1;

/** The WebSocket subprotocol of {@link protocolVersion}. */
export const lineProtocol = 'deskbell.1';
