// The same shop on another backend: on yours, if an address is given, or on the script of one that the tests use. What is
// typed into the terminal is what its agent says.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');
const calls = { backendCountries: 'DE GB', backendTimeZone: 'Europe/Berlin' };
const inName = { ...calls, backendCallbackEmail: 'calls@tuelle.example' };

/** The script of a backend, and what the tag says beside its address. */
const scripts = {
  chatwoot: { start: async (stub) => stub.startChatwoot({ pingMs: 3_000 }), options: { ...calls, backendInbox: 'inbox-identifier' } },
  zammad: { start: async (stub) => stub.startZammad(), options: { ...inName, backendChat: '1' } },
  rocketchat: { start: async (stub) => stub.startRocketChat({ pingMs: 17_500 }), options: inName },
  zendesk: { start: async (stub) => stub.startZendesk(), options: inName },
};

/** Backends that can be named. */
export const backendNames = ['deskbell', 'http', ...Object.keys(scripts), 'none'];

/**
 * Makes a backend ready.
 * @param {{ name: string, endpoint?: string, data: string, options: Readonly<Record<string, string | undefined>> }} wanted
 * @returns {Promise<{ options: Readonly<Record<string, string | undefined>>, close(): Promise<void> }>} What the tag says, in place of our server's address.
 */
export async function openBackend({ name, endpoint, data, options }) {
  const nothing = { close: async () => {} };
  if (name === 'none') return { ...nothing, options: {} };
  if (endpoint) return { ...nothing, options: { ...scripts[name]?.options, backendServes: 'contact chat', ...options, backend: name, endpoint } };
  if (name === 'http') return startExample(data);
  const { start, options: usual } = scripts[name];
  const { module } = await runnerImport(join(root, 'tests/adapters', name, 'stub.ts'));
  const stub = await start(module);
  createInterface(process.stdin).on('line', (text) => {
    try {
      stub.agentSays?.(text);
    } catch (error) {
      console.error(error.message);
    }
  });
  return { options: { ...usual, backend: name, endpoint: stub.url.replace('127.0.0.1', 'localhost') }, close: () => stub.close() };
}

/** The example server of the http adapter, whose standard input is the agent. */
async function startExample(data) {
  const port = 4402;
  const child = spawn(process.execPath, [join(root, 'demo/backends/server.mjs'), String(port), join(data, 'help.jsonl')], { stdio: ['inherit', 'pipe', 'inherit'] });
  await new Promise((ready, failed) => {
    child.stdout.once('data', ready);
    child.once('exit', () => failed(new Error(`The example server could not begin. Is port ${port} taken?`)));
  });
  return {
    options: { backend: 'http', endpoint: `http://localhost:${port}`, backendServes: 'contact chat' },
    close: async () => void child.kill(),
  };
}
