// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readyAdapter } from '../../src/widget/people/backend.ts';
import { settle } from '../../src/widget/options.ts';
import packageJson from '../../package.json' with { type: 'json' };


const ready = async (options: object) => readyAdapter(settle(options, 'en'), () => {});

describe('the backend of a script tag', () => {
  it('is our own server unless another is named', async () => {
    expect((await ready({ endpoint: 'https://help.example' })).name).toBe('reference');
    expect((await ready({ endpoint: 'https://help.example', backend: 'telegraph' })).name).toBe('reference');
    expect(await ready({ backend: 'http' })).toEqual({});
  });

  it('gets its own options without their first word', async () => {
    const adapter = await ready({ endpoint: 'https://shop.example/help', backend: 'http', backendServes: 'chat faq.learn' });
    expect(Object.keys(adapter).sort()).toEqual(['chat', 'contract', 'faq', 'name']);
  });

  it('is none when its options make no sense, and the merchant is told', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    expect(await ready({ endpoint: 'https://desk.example', backend: 'chatwoot' })).toEqual({});
    expect(warn.mock.calls.flat().join()).toContain('needs "inbox"');
    warn.mockRestore();
  });
});

it('every adapter can be imported from the package', () => {
  const folders = readdirSync(resolve(import.meta.dirname, '../../src/adapters'), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  expect(Object.keys(packageJson.exports)).toEqual(expect.arrayContaining(folders.map((name) => `./adapters/${name}`)));
  const page = (name: string) => readFileSync(resolve(import.meta.dirname, `../../src/adapters/${name}/README.md`), 'utf8');
  for (const name of folders) expect(page(name).split('\n').length, name).toBeGreaterThan(10);
});
