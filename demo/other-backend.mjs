// The same shop on another backend: on yours, if an address is given, or on the script of one that the tests use.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');
const calls = { backendCountries: 'DE GB', backendTimeZone: 'Europe/Berlin' };
/** As large as the scripts take them. */
const files = { backendFiles: '1' };
const inName = { ...calls, backendCallbackEmail: 'calls@tuelle.example' };

/** The script of a backend, and what the tag says beside its address. */
const scripts = {
  // Everything there is, over the contract of the http adapter.
  memory: {
    file: 'http/memory-over-http.ts',
    async start({ serveMemory }) {
      const { server, backend, close } = await serveMemory({ maxBytes: 1024 * 1024 });
      return { url: server.url, agentSays: backend.agentSays, agentAttaches: backend.agentAttaches, close };
    },
    options: { backend: 'http', backendServes: 'contact contact.list chat chat.files callback callback.slots callback.list callback.move callback.cancel faq.vote faq.learn' },
  },
  chatwoot: { start: async (stub) => stub.startChatwoot({ pingMs: 3_000 }), options: { ...calls, ...files, backendInbox: 'inbox-identifier' } },
  zammad: { start: async (stub) => stub.startZammad(), options: { ...inName, backendChat: '1' } },
  rocketchat: { start: async (stub) => stub.startRocketChat({ pingMs: 17_500 }), options: { ...inName, ...files } },
  zendesk: { start: async (stub) => stub.startZendesk(), options: inName },
};

/** Backends that can be named. */
export const backendNames = ['deskbell', 'http', ...Object.keys(scripts), 'none'];

/**
 * Makes a backend ready.
 * @param {{ name: string, endpoint?: string, data: string, port?: number, options?: Readonly<Record<string, string>> }} wanted `port` is where the example server of the http adapter listens.
 * @returns {Promise<{ options: Readonly<Record<string, string>>, say?(text: string): unknown, close(): Promise<void> }>} What the tag says, in place of our server's address, and the agent of its script, if it has one.
 */
export async function openBackend({ name, endpoint, data, port = 4402, options = {} }) {
  const nothing = { close: async () => {} };
  if (endpoint && (name === 'none' || name === 'memory')) throw new Error(`"${name}" is at no address: leave --endpoint out.`);
  if (name === 'none') return { ...nothing, options: {} };
  // Calls are in the name of an invented shop and files need more than an address: on a real one only what was asked for.
  if (endpoint) {
    if (!/^https?:/.test(endpoint) || !URL.canParse(endpoint)) throw new Error(`"${endpoint}" is no address: it begins with https:// or http://.`);
    const said = { ...(name === 'http' && { backendServes: 'contact chat' }), ...options, backend: name, endpoint };
    if (name !== 'deskbell') await tryOptions(name, said);
    return { ...nothing, options: said };
  }
  if (name === 'http') return startExample(data, port);
  const { start, file = `${name}/stub.ts`, options: usual } = scripts[name];
  const { module } = await runnerImport(join(root, 'tests/adapters', file));
  const stub = await start(module);
  return {
    options: { backend: name, ...usual, endpoint: stub.url.replace('127.0.0.1', 'localhost') },
    ...(stub.agentSays && { say: (line) => says(stub, line) }),
    close: () => stub.close(),
  };
}

/** Throws what the widget would say on the console of the page. */
async function tryOptions(name, said) {
  const { module } = await runnerImport(join(root, `src/adapters/${name}/index.ts`));
  module[name](Object.fromEntries(Object.entries(said).map(([key, value]) => [key.replace(/^backend(.)/, (_, first) => first.toLowerCase()), value])));
}

/** What the agent of a script has typed: words, or `/file` and the path of one. */
async function says({ agentSays, agentAttaches }, line) {
  const [, path] = /^\/file (.+)$/.exec(line) ?? [];
  if (path === undefined || !agentAttaches) return agentSays(line);
  const type = types[extname(path).toLowerCase()];
  if (type === undefined) throw new Error(`Agents send ${Object.keys(types).join(', ')}.`);
  await agentAttaches({ name: basename(path), content: new Blob([await readFile(path)], { type }) });
}

const types = { '.jpg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp', '.gif': 'image/gif', '.pdf': 'application/pdf' };

/** The example server of the http adapter, whose standard input is the agent. */
async function startExample(data, port) {
  const child = spawn(process.execPath, [join(root, 'demo/backends/server.mjs'), String(port), join(data, 'help.jsonl')], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((ready, failed) => {
    child.stdout.once('data', ready);
    child.once('exit', () => failed(new Error(`The example server could not begin. Is port ${port} taken?`)));
  });
  return {
    options: { backend: 'http', endpoint: `http://localhost:${port}`, backendServes: 'contact chat chat.files' },
    say: async (text) => {
      if (text.startsWith('/file ')) throw new Error('The agent of this example only types.');
      child.stdin.write(`${text}\n`);
    },
    close: async () => void child.kill(),
  };
}
