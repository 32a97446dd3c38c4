import { expect, test } from 'vitest';
import { createLog } from '../../src/server/log.ts';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { greet, openDeskLine } from './line-client.ts';
import { arrive, callbackRequest, fetchAs, newId } from './visitor.ts';

test('nothing that anybody wrote, and no token, reaches the log, whatever goes wrong', async () => {
  const lines: string[] = [];
  const canary = 'CANARY';
  const server = await startHouse({ logLevel: 'info', heartbeatMs: 100 }, { writeLog: (line) => lines.push(line) });
  const device = newId();
  const visitor = await arrive(server, device);
  const context = { page: { url: `https://shop.example/${canary}`, title: canary }, searched: [canary] };
  await visitor.command('contact.send', { name: canary, email: `${canary}@example.org`, message: canary }, { context });
  await visitor.command('contact.send', { name: canary, email: canary, message: canary });
  await visitor.command('callback.request', { ...callbackRequest, name: canary, note: canary, phone: '07400 555666' });
  const line = await greet(server, visitor.token, { page: context.page });
  line.say({ type: 'send', command: { id: newId(), type: canary, body: canary } });
  await line.next('nack');
  line.sayText(canary);
  await line.closed;
  for (const path of [`/v1/${canary}`, `/${canary}?token=${visitor.token}`, `/desk/api/conversations/${canary}`])
    await fetchAs(server, path, { token: visitor.token });
  await fetchAs(server, '/v1/commands', { token: visitor.token, text: canary });
  await signIn(server, { name: canary, password: canary }).catch(() => {});
  const desk = await signIn(server);
  const deskLine = await openDeskLine(server, desk.cookie);
  deskLine.sayText(canary);
  await deskLine.closed;
  await server.close();

  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(2);
  for (const secret of [canary, visitor.token, device, desk.cookie.split('=')[1]!, '555666', '7400555666'])
    expect(log).not.toContain(secret);
});

test('of an error the log keeps where it happened, not what it said', () => {
  const lines: string[] = [];
  const log = createLog('info', (line) => lines.push(line));
  log.error(
    'command failed',
    Object.assign(new TypeError('Key (email)=(ada@example.org) exists'), { code: '23505', detail: 'ada@example.org' }),
    { type: 'chat.send' },
  );
  log.info('odd', { type: 'x'.repeat(1_000), secret: 'ada@example.org' } as never);
  log.error('thrown', 'ada@example.org');
  expect(lines.join('')).not.toContain('ada@example.org');
  const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({
    msg: 'command failed',
    error: 'TypeError',
    code: '23505',
    type: 'chat.send',
    at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
  });
  expect(String(second?.['type']).length).toBe(100);
});
