// What an adapter author writes, for Node's own runner. Bundled and run by `node-test.test.ts`.
import { describe, it } from 'node:test';
import { memory } from '../../src/adapters/memory/index.ts';
import { conformance } from '../../src/testing/index.ts';
import { controlsOf } from '../adapters/memory-controls.ts';

conformance({
  describe,
  it,
  contract: 1,
  name: 'memory, letters only',
  claims: { contact: ['offer', 'list'] },
  adapter() {
    const shop = memory();
    return { adapter: { contact: shop.contact }, backend: controlsOf(shop) };
  },
  skip: { 'contact.send keeps text as it was typed': 'Skipped here to show that Node counts it as skipped.' },
});
