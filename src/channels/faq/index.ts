import type { ChannelDoor } from '../channel.ts';

/** Answers to search and read: the panel's home. Needs only the address of an index, no backend. */
export const faq: ChannelDoor = {
  name: 'faq',
  offered: (_adapter, settings) => settings.faq !== undefined,
  promise: async () => ({ is: 'always' }),
  load: async () => (await import('./room.ts')).room,
};
