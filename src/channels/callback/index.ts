import type { ChannelDoor } from '../channel.ts';

/** "Call me": as soon as somebody is free, or at a time that suits. */
export const callback: ChannelDoor = {
  name: 'callback',
  icon: 'phone',
  offered: ({ callback }) => callback !== undefined,
  async promise({ callback }, call) {
    const availability = (await callback?.offer(call))?.availability;
    return availability ?? { is: 'always' };
  },
  load: async () => (await import('./room.ts')).room,
};
