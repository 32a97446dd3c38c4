import { afterAll, beforeAll, describe, it } from 'vitest';
import { conformance } from '../../src/testing/index.ts';
import { keepReport } from './keep-report.ts';
import { openReferenceHouse, type ReferenceHouse } from './reference-house.ts';

let house: ReferenceHouse;
beforeAll(async () => void (house = await openReferenceHouse()));
afterAll(() => house.close());

conformance({
  describe,
  it,
  contract: 1,
  name: 'reference',
  report: keepReport,
  claims: {
    contact: ['offer', 'list'],
    chat: ['offer', 'dial', 'heartbeat', 'typing', 'read', 'page', 'files'],
    callback: ['slots', 'list', 'move', 'cancel'],
    faq: ['vote', 'learn'],
  },
  adapter: () => house.harness(),
  skip: {
    'contact.list tells that a letter was answered': 'Letters are answered from the agents\' own mail program, which the server does not see; done with, they are solved.',
  },
});
