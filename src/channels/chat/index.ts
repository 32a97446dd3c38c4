import type { ChannelDoor } from '../channel.ts';

/** Talking to a person, now or as soon as one is there. */
export const chat: ChannelDoor = {
  name: 'chat',
  icon: 'chat',
  offered: ({ chat }) => chat !== undefined,
  async promise({ chat }, call) {
    const availability = (await chat?.offer?.(call))?.availability;
    return availability ?? { is: 'always' };
  },
  load: async () => (await import('./room.ts')).room,
};
