// The door: when to say it. No DOM, no Preact; runs in Node.
export * from './attempt.ts';
export * from './call.ts';
export * from './connection.ts';
export * from './contract.ts';
export * from './direction.ts';
export * from './drafts.ts';
export * from './error.ts';
export * from './isolate.ts';
export * from './journey.ts';
export * from './json.ts';
export * from './locale.ts';
export * from './outbox.ts';
export * from './platform.ts';
export * from './subject.ts';
export * from './text.ts';
export * from './when.ts';
