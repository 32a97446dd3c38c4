import { configure } from '@testing-library/preact';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createFakeServer } from './fake-server.ts';
import { openRoom, type Room } from './room.tsx';

/** A server for the tests of one file, and desks at it that close after each test. */
export function createStage() {
  // The machine may be busy with other tests.
  configure({ asyncUtilTimeout: 10_000 });
  const server = createFakeServer();
  const rooms: Room[] = [];
  beforeAll(() => server.start());
  const closeAll = () => rooms.splice(0).forEach((room) => room.close());
  afterEach(() => {
    closeAll();
    server.reset();
  });
  afterAll(() => server.stop());
  return {
    server,
    closeAll,
    open(...world: Parameters<typeof openRoom>): Room {
      const room = openRoom(...world);
      rooms.push(room);
      return room;
    },
  };
}
