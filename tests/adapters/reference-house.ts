import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket as Socket } from 'ws';
import { reference } from '../../src/adapters/reference/index.ts';
import type { Attachment, ConversationView, InboxItem } from '../../src/protocol/index.ts';
import { startServer, type RunningServer } from '../../src/server/index.ts';
import type { Harness } from '../../src/testing/index.ts';
import { startGarbage, startSilence, type OddServer } from './odd-server.ts';

const password = 'a long enough password';

/** The real server and everything that may stand before it, for as many visitors as a file of tests has. */
export interface ReferenceHouse {
  harness(): Promise<Harness>;
  close(): Promise<void>;
}

/** Starts the reference server with an agent at its desk. */
export async function openReferenceHouse(): Promise<ReferenceHouse> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'deskbell-'));
  // Tests are one network and one phone number, and hurry.
  const plenty = { burst: 100_000, perSecond: 100_000 };
  const rates = { visitor: plenty, number: plenty, network: plenty, request: plenty, line: plenty, contact: plenty, agent: plenty };
  const start = (port: number) =>
    startServer({ port, dataFolder, allowMissingOrigin: true, firstPassword: password, heartbeatMs: 200, logLevel: 'silent', rates, chat: { attachments: { maxBytes: 64 * 1024 } } });
  const [garbage, silence] = await Promise.all([startGarbage(), startSilence()]);
  let server: RunningServer = await start(0);
  const { url, port } = server;
  const cookie = await signIn(url);
  const desk = async <T>(path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}/desk/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const inbox = async () => (await desk<{ items: InboxItem[] }>('/inbox')).items;

  return {
    async harness() {
      const before = new Set((await inbox()).map(({ conversation }) => conversation));
      const sockets = new Set<Socket>();
      let instead: OddServer | undefined;
      const detour = (address: string) => (instead ? address.replace(new URL(address).host, new URL(instead.url).host) : address);
      /** What this test's visitor has begun, oldest first. */
      const mine = async (channel: InboxItem['channel']) =>
        (await inbox()).filter((item) => item.channel === channel && !before.has(item.conversation)).sort((a, b) => a.at - b.at);
      const chat = async () => {
        const [item] = await mine('chat');
        if (!item) throw new Error('This visitor has no chat.');
        return item;
      };
      const command = (type: string, body: unknown) => desk('/commands', { id: crypto.randomUUID(), type, body });
      const replaceBy = (odd: OddServer) => (on: boolean) => void (instead = on ? odd : undefined);

      return {
        adapter: reference({ endpoint: url }),
        fetch: (input, init) => fetch(detour(String(input)), init),
        socket(address, protocols) {
          const socket = new Socket(detour(address), protocols);
          sockets.add(socket);
          return socket;
        },
        backend: {
          goDown: () => server.close(),
          async comeBack() {
            server = await start(port);
          },
          answerGarbage: replaceBy(garbage),
          fallSilent: replaceBy(silence),
          cutLines: () => sockets.forEach((socket) => socket.terminate()),
          agentSays: async (text) => void (await command('desk.reply', { conversation: (await chat()).conversation, text })),
          async agentAttaches({ name, content }) {
            const { conversation } = await chat();
            const response = await fetch(`${url}/desk/api/attachments/${crypto.randomUUID()}`, {
              method: 'PUT',
              headers: { cookie, origin: url, 'x-file-name': encodeURIComponent(name) },
              body: content,
            });
            const { attachment } = (await response.json()) as { attachment: Attachment };
            await command('desk.attach', { conversation, attachment: attachment.id });
          },
          async agentTypes(on) {
            const { conversation } = await chat();
            const line = new Socket(`${url.replace('http', 'ws')}/desk/line`, { headers: { cookie, origin: url } });
            await new Promise((ready, failed) => line.once('open', ready).once('error', failed));
            line.send(JSON.stringify({ type: 'typing', conversation, on }));
            sockets.add(line);
          },
          async agentReads() {
            const { conversation, head } = await chat();
            await command('desk.read', { conversation, upTo: head });
          },
          async treatLetter(how) {
            if (how === 'answered') throw new Error('Letters are answered from a mail program.');
            await command('desk.done', { conversation: (await mine('contact')).at(-1)?.conversation });
          },
          async stored(what) {
            const views = (await mine(what)).map(({ conversation }) => desk<ConversationView>(`/conversations/${conversation}`));
            const events = (await Promise.all(views)).flatMap((view) => view.events);
            return events.flatMap((event) => (event.type === 'message' && event.from.side === 'visitor' ? [event.text] : []));
          },
        },
        close: () => sockets.forEach((socket) => socket.terminate()),
      };
    },
    async close() {
      await Promise.all([server.close(), garbage.close(), silence.close()]);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/desk/api/sign-in`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'desk', password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';', 1)[0];
  if (!cookie) throw new Error(`Signing in was answered with ${response.status}.`);
  return cookie;
}
