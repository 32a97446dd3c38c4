import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChatReceipt } from '../../src/protocol/index.ts';
import { startServer } from '../../src/server/index.ts';
import { useCommand, type ServerProcess } from './child.ts';
import { signIn } from './desk.ts';
import { furnishedFolder, password, startHouse, tempFolder } from './house.ts';
import { greet } from './line-client.ts';
import { arrive, newId } from './visitor.ts';

const command = useCommand();
const env = { DESKBELL_PASSWORD: password };

describe('a data folder', () => {
  test('has one owner: a second server says who it is and ends, the first goes on', async () => {
    const data = await furnishedFolder();
    const first = await command.serve(['--data', data], env);
    const second = await command.run(['serve', '--port', '0', '--data', data]);
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining(`in use by the server with process id ${first.process.pid}`) });
    expect(second.err.trim().split('\n')).toHaveLength(1);
    expect((await fetch(`${first.url}/health`)).status).toBe(200);
  });

  test('of a killed server is taken over at once', async () => {
    const data = await furnishedFolder();
    const first = await command.serve(['--data', data], env);
    await first.kill('SIGKILL');
    expect(readFileSync(join(data, 'owner.pid'), 'utf8').trim()).toBe(String(first.process.pid));
    const second = await command.serve(['--data', data], env);
    expect((await fetch(`${second.url}/health`)).status).toBe(200);
  });

  test('cannot have two owners in one process either, and is free when its owner has stopped', async () => {
    const dataFolder = tempFolder();
    const first = await startServer({ port: 0, dataFolder });
    await expect(startServer({ port: 0, dataFolder })).rejects.toMatchObject({
      name: 'StartError',
      kind: 'owned',
      message: expect.stringContaining(String(process.pid)),
    });
    await first.close();
    const second = await startServer({ port: 0, dataFolder });
    await second.close();
  });
});

describe('a server that is killed at any instant', () => {
  test('has kept every message it acknowledged, once, and takes the unanswered ones again without doubling', async () => {
    const data = await furnishedFolder();
    const devices = Array.from({ length: 4 }, newId);
    const acknowledged = new Map<string, ChatReceipt>();
    const unanswered: { device: string; id: string; text: string }[] = [];
    const rounds = 5;
    let total = 0;

    for (let round = 0; round < rounds; round += 1) {
      const server = await serveFast(data);
      // Killed while everybody talks: after so many answers, another number each round.
      const deadly = 7 + round * 11;
      let answers = 0;
      await Promise.all(
        devices.map(async (device) => {
          const visitor = await arrive(server, device);
          for (;;) {
            const id = newId();
            const text = `message ${(total += 1)}`;
            try {
              const { status, body } = await visitor.command<ChatReceipt>('chat.send', { text }, { id });
              if (status !== 200) throw new Error(`answered with ${status}`);
              acknowledged.set(`${device} ${text}`, body);
              answers += 1;
              if (answers === deadly) server.process.kill('SIGKILL');
            } catch {
              unanswered.push({ device, id, text });
              return;
            }
          }
        }),
      );
      expect(await server.exited).toMatchObject({ signal: 'SIGKILL' });
    }

    const server = await serveFast(data);
    for (const { device, id, text } of unanswered) {
      const visitor = await arrive(server, device);
      const { body } = await visitor.command<ChatReceipt>('chat.send', { text }, { id });
      acknowledged.set(`${device} ${text}`, body);
    }
    const stored = new Map<string, number>();
    for (const device of devices) {
      const visitor = await arrive(server, device);
      let after = 0;
      for (let more = true; more;) {
        const batch = await visitor.events(after);
        for (const event of batch.events) {
          expect(event.seq).toBe((after += 1));
          if (event.type === 'message') {
            expect(stored.has(`${device} ${event.text}`)).toBe(false);
            stored.set(`${device} ${event.text}`, event.seq);
          }
        }
        ({ more } = batch);
      }
    }
    expect(stored).toEqual(new Map([...acknowledged].map(([key, { seq }]) => [key, seq])));
    expect(stored.size).toBe(total);
    expect(unanswered).toHaveLength(rounds * devices.length);
  });

  function serveFast(data: string): Promise<ServerProcess> {
    const config = join(data, 'config.json');
    writeFileSync(
      config,
      JSON.stringify({
        rates: { chat: { burst: 1e6, perSecond: 1e6 }, network: { burst: 1e6, perSecond: 1e6 }, request: { burst: 1e6, perSecond: 1e6 } },
      }),
    );
    return command.serve(['--data', data, '--config', config], env);
  }
});

describe('a server that is told to stop', () => {
  test('lets lines know, finishes what it began, closes them with 1012 and ends well', async () => {
    const data = await furnishedFolder();
    const server = await command.serve(['--data', data], env);
    const visitor = await arrive(server);
    const lines = await Promise.all(Array.from({ length: 5 }, () => greet(server, visitor.token)));
    const id = newId();
    lines[0]!.say({ type: 'send', command: { id, type: 'chat.send', context: {}, body: { text: 'Just in time' } } });
    const ended = server.kill('SIGTERM');
    for (const line of lines) {
      expect(await line.next('drain')).toEqual({ type: 'drain', spreadMs: 1_000 });
      expect((await line.closed).code).toBe(1012);
    }
    expect(await ended).toEqual({ code: 0, signal: null });

    // Said again after the restart, it is answered as it was, and there once.
    const after = await command.serve(['--data', data], env);
    const line = await greet(after, visitor.token);
    line.say({ type: 'send', command: { id, type: 'chat.send', context: {}, body: { text: 'Just in time' } } });
    const { result } = await line.next('ack');
    for (const frame of lines[0]!.frames) if (frame.type === 'ack') expect(frame.result).toEqual(result);
    expect((await greet(after, visitor.token)).welcome.head).toBe(1);
  });

  test('takes nobody new while it stops', async () => {
    const server = await startHouse();
    const { token } = await arrive(server);
    const line = await greet(server, token);
    const closing = server.close();
    expect(server.close()).toBe(closing);
    await line.next('drain');
    await expect(fetch(`${server.url}/health`)).rejects.toThrow('fetch failed');
    await closing;
    expect((await line.closed).code).toBe(1012);
  });

  test('and told again, ends at once though somebody holds a request open', async () => {
    const server = await command.serve(['--data', await furnishedFolder()], env);
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /v1/visitors HTTP/1.1\r\nHost: x\r\nOrigin: https://shop.example\r\nContent-Length: 100\r\n\r\n{');
    await new Promise((resolve) => socket.once('connect', resolve));
    await (await fetch(`${server.url}/health`)).text();
    const again = setInterval(() => server.process.kill('SIGTERM'), 50);
    expect(await server.exited).toEqual({ code: 1, signal: null });
    clearInterval(again);
    socket.destroy();
  });
});

describe('the command', () => {
  test('says where everything is, how it is kept, how to sign in and how to stop', async () => {
    const data = tempFolder();
    const server = await command.serve(['--data', data]);
    const out = server.out();
    for (const part of [server.url, data, 'synchronous=full', 'https://shop.example', 'Ctrl-C']) expect(out).toContain(part);
    const [, first = ''] = /with the password (\S+)/.exec(out) ?? [];
    expect((await signIn(server, { name: 'desk', password: first })).cookie).not.toBe('');
    await server.kill('SIGINT');
    const given = await command.serve(['--data', tempFolder()], env);
    expect(given.out()).toContain('the password you have given');
    expect(given.out()).not.toContain(password);
    const again = await command.serve(['--data', data]);
    expect(again.out()).not.toContain('password');
  });

  test('sets a password beside the running server and ends older sessions', async () => {
    const data = await furnishedFolder();
    const server = await command.serve(['--data', data], env);
    const desk = await signIn(server);
    const answer = await command.run(['serve', '--set-password', '--data', data], { input: 'a quite different one\n' });
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out).not.toContain('a quite different one');
    expect((await fetch(`${server.url}/desk/api/me`, { headers: { Cookie: desk.cookie } })).status).toBe(401);
    await expect(signIn(server)).rejects.toThrow('401');
    await signIn(server, { name: 'Desk', password: 'a quite different one' });
  });

  test.each([
    ['a short password', ['--set-password'], { input: 'short\n' }, 2, 'A password needs at least 10 characters.'],
    ['an agent nobody is', ['--set-password', '--agent', 'eve'], { input: 'long enough for all\n' }, 3, 'There is no agent "eve"'],
    ['a port that is none', ['--port', '99999'], {}, 2, 'A port is a number from 0 to 65535.'],
    ['an origin that is none', ['--origin', 'shop'], {}, 1, 'must be an address such as "https://shop.example"'],
    ['a configuration that is not there', ['--config', '/nowhere.json'], {}, 3, 'The configuration /nowhere.json cannot be read (ENOENT).'],
    ['a folder that cannot be', ['--data', '/dev/null/data'], {}, 1, 'The data folder "/dev/null/data" cannot be used'],
    [
      'a database that is not there',
      [],
      { env: { DATABASE_URL: 'postgres://127.0.0.1:1/x' } },
      1,
      'The database at 127.0.0.1:1/x cannot be reached (ECONNREFUSED).',
    ],
  ])('with %s ends with one sentence', async (_what, args, options, code, sentence) => {
    const data = (args as readonly string[]).includes('--data') ? [] : ['--data', tempFolder()];
    const answer = await command.run(['serve', ...data, ...args], options);
    expect(answer).toMatchObject({ code, err: expect.stringContaining(sentence) });
    expect(answer.err).not.toMatch(/^\s+at /m);
  });
});
