import type { ChannelDoor } from '../channel.ts';

/** The contact form: works at any hour, and without a network keeps what was written. */
export const contact: ChannelDoor = {
  name: 'contact',
  icon: 'mail',
  offered: ({ contact }) => contact !== undefined,
  async promise({ contact }, call) {
    const at: unknown = (await contact?.offer?.(call))?.replyBy;
    return typeof at === 'number' && Number.isFinite(at) ? { is: 'by', at } : { is: 'always' };
  },
  load: async () => (await import('./room.ts')).room,
};
