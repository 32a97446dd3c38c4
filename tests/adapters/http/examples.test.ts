import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCaller } from '../../../src/core/index.ts';
import { createFakePlatform } from '../../../src/testing/index.ts';
import { startExample } from './example-server.ts';

const examples = resolve(import.meta.dirname, '../../../demo/backends');
const commands = { Node: [process.execPath, `${examples}/server.mjs`], Python: ['python3', `${examples}/server.py`] } as const;

const here = Object.entries(commands).filter(([, [command]]) => spawnSync(command, ['--version']).status === 0);

describe.each(here)('the example server in %s', (_, [command, file]) => {
  it('still has what was said when it was killed, and says it once; pages of another host may ask', async () => {
    const server = await startExample(command, file);
    onTestFinished(() => server.close());
    const { adapter, backend } = server.harness();
    const { call } = createCaller({ platform: createFakePlatform({ fetch }), context: () => ({}) });
    const said = call();
    const first = await adapter.chat?.send({ text: 'Are you still there?' }, said);
    const picture = { name: 'a dent.png', content: new Blob(['a picture'], { type: 'image/png' }) };
    const shown = call();
    await adapter.chat?.attach?.(picture, shown);
    await server.kill();
    await server.revive();
    expect(await adapter.chat?.send({ text: 'Are you still there?' }, call({ id: said.id }))).toEqual(first);
    await adapter.chat?.attach?.(picture, call({ id: shown.id }));
    expect(await backend.stored?.('chat')).toEqual(['Are you still there?', 'a dent.png']);
    const entry = (await adapter.chat?.history(null, call()))?.entries.at(-1);
    const attachment = (entry?.type === 'message' && entry.attachment) || undefined;
    expect(await (attachment && adapter.chat?.open?.(attachment, call()))?.then((file) => file.text())).toBe('a picture');
    const asStranger = await fetch(`${server.url}/chat/file?id=${attachment?.id}`, { headers: { authorization: 'Bearer somebody else' } });
    expect(asStranger.status).toBe(404);

    const { status, headers } = await fetch(`${server.url}/contact`, { method: 'OPTIONS' });
    expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual([204, '*', 'authorization, content-type']);
  });

  it('is short enough to be read', () => {
    expect(readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).length).toBeLessThanOrEqual(60);
  });
});
