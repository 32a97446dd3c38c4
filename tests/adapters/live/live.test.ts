import { expect, it, onTestFinished } from 'vitest';
import { startChatwoot, type ChatwootStub } from '../chatwoot/stub.ts';
import { startStub } from '../stub-server.ts';
import { prepare, type Trial } from './prove.ts';

// The script that proves adapters on real servers, with a script of a server in their place.

async function open(): Promise<{ stub: ChatwootStub; trial: Trial; lines: string[] }> {
  const stub = await startChatwoot();
  onTestFinished(() => stub.close());
  const lines: string[] = [];
  const trial: Trial = { backend: 'chatwoot', options: { endpoint: stub.url, inbox: stub.inbox }, origin: 'https://shop.example', say: (line) => lines.push(line) };
  return { stub, trial, lines };
}

it('says what will be written where, and writes nothing before it is run', async () => {
  const { stub, trial } = await open();
  const { plan } = await prepare({ ...trial, email: 'me@shop.example' });
  expect(plan).toContain(`chatwoot at ${stub.url}, as a page of https://shop.example`);
  expect(plan).toContain('me@shop.example');
  expect(stub.asked).toEqual([]);
  await expect(prepare({ ...trial, options: { endpoint: stub.url } })).rejects.toThrow('needs "inbox"');
  await expect(prepare({ ...trial, only: 'callback' })).rejects.toThrow('There is no test');
});

it('without an agent proves what a visitor can see, and says of the rest that it was not tried', async () => {
  const { stub, trial, lines } = await open();
  const { report, isProved } = await (await prepare({ ...trial, only: '.send ' })).run();
  expect(isProved).toBe(true);
  expect(report).toMatch(/\| chat \| said once though the answer was lost \| yes \|/);
  expect(report).toMatch(/\| contact \| sent means stored \| not tried \|/);
  expect(report).toContain('may send every request and read every answer');
  expect(lines).toContain('  –    contact.send keeps text as it was typed: This needs an agent: run it with --agent.');
  expect(stub.conversations.filter(({ attributes }) => attributes['kind'] === 'contact')).toHaveLength(1);
});

it('asks whoever is the agent to answer and to look what has arrived', async () => {
  const { stub, trial } = await open();
  const prove = async (only: string, look: (sent: string) => string) => {
    const ask = (question: string) => {
      const [, words] = /say as the agent: (.*)$/m.exec(question) ?? [];
      if (words !== undefined) stub.agentSays(words);
      return Promise.resolve(words === undefined ? look(question) : '');
    };
    return (await (await prepare({ ...trial, only, ask })).run()).report;
  };
  expect(await prove('chat.history shows what the agent says', () => '')).toContain(': 1 tests passed, 0 failed');
  expect(await prove('contact.send stores a letter once, ', () => '1')).toContain(': 1 tests passed, 0 failed');
  expect(await prove('contact.send stores a letter once, ', () => '1 1')).toContain('- **Failed**: contact.send stores a letter once');
});

it('tells of answers that pages of the shop may not read', async () => {
  const offer = { contact: { topics: [] } };
  const stub = await startStub({ answer: () => ({ json: offer, headers: { 'access-control-allow-origin': 'https://other.example' } }) });
  onTestFinished(() => stub.close());
  const trial: Trial = { backend: 'http', options: { endpoint: stub.url, serves: 'contact' }, origin: 'https://shop.example', say: () => {}, only: 'contact.offer is' };
  const { report, isProved } = await (await prepare(trial)).run();
  expect(report).toContain('**Pages of https://shop.example cannot use this server as it is**');
  expect(report).toContain('\n- The answer to `GET /offer` is not read: it has `Access-Control-Allow-Origin: https://other.example`');
  expect(isProved).toBe(false);
});
