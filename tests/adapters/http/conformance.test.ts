import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { conformance } from '../../../src/testing/index.ts';
import { keepReport } from '../keep-report.ts';
import { serveMemory } from './memory-over-http.ts';
import { startExample, type ExampleServer } from './example-server.ts';

const examples = resolve(import.meta.dirname, '../../../demo/backends');
const commands = { Node: [process.execPath, `${examples}/server.mjs`], Python: ['python3', `${examples}/server.py`] } as const;
const noFiles = { 'chat.history holds what the agent attached, and open() gives what is in it': 'The agent of the example types, and sends no files.' };

const isHere = (command: string) => spawnSync(command, ['--version']).status === 0;

conformance({
  describe,
  it,
  contract: 1,
  name: 'http',
  report: keepReport,
  claims: { contact: ['offer', 'list'], chat: ['offer', 'files'], callback: ['slots', 'list', 'move', 'cancel'], faq: ['vote', 'learn'] },
  adapter: () => serveMemory(),
});

for (const [language, [command, file]] of Object.entries(commands)) {
  describe.skipIf(!isHere(command))(`the example server in ${language}`, () => {
    let server: ExampleServer;
    beforeAll(async () => void (server = await startExample(command, file)));
    afterAll(() => server.close());

    conformance({
      describe,
      it,
      contract: 1,
      name: `http, ${language}`,
      claims: { contact: ['offer'], chat: ['offer', 'files'] },
      adapter: () => server.harness(),
      skip: noFiles,
    });
  });
}
