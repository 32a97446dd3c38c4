import { expect, test } from 'vitest';
import { AgentFrameSchema, commandSchemas, deskCommandSchemas, VisitorFrameSchema } from '../../src/protocol/index.ts';
import { signIn } from '../server/desk.ts';
import { startHouse } from '../server/house.ts';
import { greet, openDeskLine } from '../server/line-client.ts';
import { arrive, callbackRequest, contactRequest, fetchAs, newId } from '../server/visitor.ts';

const canary = 'CANARY-7b1f';

/** Anything a body may be made of, with the canary wherever a text can be. */
const everywhere = {
  ...contactRequest,
  ...callbackRequest,
  name: canary,
  email: `${canary}@example.org`,
  subject: canary,
  message: canary,
  note: canary,
  consent: canary,
  orderNumber: canary,
  text: canary,
  words: canary,
  article: canary,
  question: canary,
  answer: canary,
  title: canary,
  body: canary,
  locale: 'en',
  helpful: true,
  callback: canary,
  conversation: canary,
  upTo: 1,
  searches: [{ words: canary, found: 0 }],
  read: [canary],
};
const context = { page: { url: `https://shop.example/${canary}`, title: canary }, referrer: `https://${canary}.example`, searched: [canary], viewed: [canary], locale: canary };

test('no command, frame or route, right or wrong, puts what somebody wrote or who they are into the log', async () => {
  const lines: string[] = [];
  const identity = { key: 'Q7w2e9r4t1y6u3i8o5p0a2s4d6f8g1h3', audience: 'https://shop.example' };
  const server = await startHouse({ logLevel: 'info', heartbeatMs: 100, identity }, { writeLog: (line) => lines.push(line) });
  const visitor = await arrive(server);
  const desk = await signIn(server);
  const as = { Origin: server.url, Cookie: desk.cookie };

  for (const type of Object.keys(commandSchemas) as (keyof typeof commandSchemas)[]) {
    const id = newId();
    await visitor.command(type, everywhere, { id, context });
    // The same id with other words, no words, and words that are too long.
    for (const body of [{ ...everywhere, note: `${canary}!`, message: `${canary}!`, text: `${canary}!` }, { [canary]: canary }, { ...everywhere, message: canary.repeat(5_000) }])
      await visitor.command(type, body, { id, context });
  }
  const { conversation } = (await desk.inbox())[0]!;
  for (const type of Object.keys(deskCommandSchemas) as (keyof typeof deskCommandSchemas)[])
    for (const body of [everywhere, { ...everywhere, conversation }, { [canary]: canary }]) await desk.command(type, body);
  for (const [path, json] of [
    ['/v1/visitors', { device: newId(), identity: canary }],
    ['/v1/visitors', { device: canary }],
    ['/desk/api/sign-in', { name: canary, password: canary }],
    ['/desk/api/agents', { login: canary, name: canary, password: `${canary} and more` }],
    ['/desk/api/agents', { login: canary, name: canary, password: `${canary} and more` }],
    [`/desk/api/agents/${canary}`, { role: canary }],
    [`/${canary}`, {}],
  ] as const)
    await fetchAs(server, path, { json, headers: as });

  for (const { entries } of [...VisitorFrameSchema.options, ...AgentFrameSchema.options]) {
    for (const rest of [{ ...everywhere, ...context, command: { id: newId(), type: canary, body: everywhere } }, { [canary]: canary }]) {
      const frame = { type: entries.type.literal, ...rest };
      const line = await greet(server, visitor.token, { page: context.page });
      line.say(frame);
      line.sayText(canary);
      const deskLine = await openDeskLine(server, desk.cookie);
      deskLine.say(frame);
      deskLine.sayText(canary);
      await Promise.all([line.closed, deskLine.closed]);
    }
  }
  await server.close();
  const log = lines.join('');
  expect(lines.length).toBeGreaterThan(10);
  for (const secret of [canary, canary.toLowerCase(), '7946', visitor.token, desk.cookie.split('=')[1]!, identity.key]) expect(log).not.toContain(secret);
}, 120_000);
