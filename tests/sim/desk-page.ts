import { createDesk, type Desk } from '../../src/desk/desk.ts';
import type { World } from '../../src/desk/world.ts';
import type { Tab } from './browser.ts';

/** The desk in one tab, without its looks: the real one over a world of ours. */
export function openDeskPage({ platform }: Tab): Desk {
  let place: string | undefined;
  const world: World = {
    ...platform,
    base: 'http://shop.test',
    notes: platform.store.last,
    habits: platform.store.last,
    place: { read: () => place, write: (next) => (place = next), onMove: () => () => {} },
  };
  const desk = createDesk(world);
  void desk.session.resume();
  return desk;
}
