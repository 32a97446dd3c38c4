// The door: what may be said. See README.md for the protocol as a document.
export * from './article.ts';
export * from './callback.ts';
export * from './chat.ts';
export * from './command.ts';
export * from './contact.ts';
export * from './context.ts';
export * from './desk.ts';
export * from './desk-team.ts';
export * from './error.ts';
export * from './faq.ts';
export * from './field.ts';
export * from './frame.ts';
export * from './knowledge.ts';
export * from './lesson.ts';
export * from './limits.ts';
export * from './offer.ts';
