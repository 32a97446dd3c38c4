import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/** Who may import whom. A room that is not named on the right is closed to the room on the left. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  loader: [],
  protocol: [],
  search: ['protocol'],
  core: ['protocol'],
  ui: ['core', 'protocol'],
  channels: ['core', 'protocol', 'ui', 'search'],
  adapters: ['core', 'protocol', 'channels'],
  widget: ['core', 'protocol', 'ui', 'channels', 'adapters'],
  desk: ['core', 'protocol', 'ui', 'adapters', 'channels'],
  server: ['protocol', 'search'],
  cli: ['search', 'server', 'protocol'],
  testing: ['core', 'protocol', 'channels'],
  // The npm door: draws the launcher at once and loads the widget on intent.
  index: ['loader', 'widget', 'core', 'protocol', 'channels'],
};

/** Packages a room may use, where that matters to who downloads it. */
const packages: Readonly<Record<string, RegExp>> = {
  loader: /^$/,
  protocol: /^valibot$/,
  core: /^@preact\/signals-core$|^valibot$/,
  search: /^(lunr|valibot|yaml|csv-parse\/sync|mdast-.*|micromark-.*|mdast|parse5|node:.*)$/,
  ui: /^(preact|preact\/hooks|@preact\/signals|@preact\/signals-core)$/,
  channels: /^(preact|preact\/hooks|@preact\/signals|@preact\/signals-core|valibot)$/,
  adapters: /^(valibot|@preact\/signals-core)$/,
  widget: /^(preact|preact\/hooks|@preact\/signals|@preact\/signals-core|idb-keyval|valibot)$/,
  testing: /^(@preact\/signals-core|valibot)$/,
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));

const codeOf = (file: string) => readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');

/** Imports as text: enough for a house that writes them on lines of their own. */
function importsOf(file: string): Import[] {
  const text = codeOf(file);
  const statements = text.matchAll(/\b(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|\bimport\s*\(\s*'([^']+)'|\bimport\s+'([^']+)'/g);
  return [...statements].map(([, type, from, dynamic, bare]) => ({ from: file, to: (from ?? dynamic ?? bare) as string, typeOnly: Boolean(type) }));
}

const imports = files.flatMap(importsOf);
const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] as string) : file.replace(/\.tsx?$/, ''));
const targetOf = ({ from, to }: Import) => relative(src, resolve(src, dirname(from), to));
const local = imports.filter(({ to }) => to.startsWith('.'));

describe('architecture', () => {
  it('finds the source it judges', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(files.length);
  });

  it('lets arrows point down only', () => {
    const wrong = local
      .filter((one) => {
        const from = roomOf(one.from);
        const to = roomOf(targetOf(one));
        return from !== to && !(arrows[from] ?? []).includes(to);
      })
      .map((one) => `${one.from} must not import ${targetOf(one)}: ${roomOf(one.from)} may import ${(arrows[roomOf(one.from)] ?? []).join(', ') || 'nothing'}`);
    expect(wrong).toEqual([]);
  });

  it('has no circles: no file needs, by whatever way and be it for a type, what needs it', () => {
    const needs = new Map(files.map((file) => [file, local.filter(({ from }) => from === file).map(targetOf)]));
    const reaches = (file: string, goal: string, seen = new Set<string>()): boolean =>
      (needs.get(file) ?? []).some((next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))));
    expect(files.filter((file) => reaches(file, file))).toEqual([]);
  });

  it('keeps channels and adapters apart: none imports another of its kind', () => {
    const wrong = local
      .filter((one) => {
        const [room, name, ...rest] = one.from.split('/');
        const [toRoom, toName, ...toRest] = targetOf(one).split('/');
        return (room === 'channels' || room === 'adapters') && room === toRoom && rest.length > 0 && toRest.length > 0 && name !== toName;
      })
      .map((one) => `${one.from} must not import ${targetOf(one)}`);
    expect(wrong).toEqual([]);
  });

  it('opens channels to others by their doors only', () => {
    const doors: Readonly<Record<string, RegExp>> = {
      adapters: /^channels\/(\w+\/port|adapter)\.ts$/,
      testing: /^channels\/(\w+\/port|adapter)\.ts$/,
      // An article is previewed by what draws it for shoppers; an agent's file leaves as a shopper's does.
      desk: /^channels\/(faq\/(tree\.tsx|article\.css\?inline|text\/article-en\.ts)|chat\/transfer\.ts)$/,
      widget: /^channels\/(\w+\/(index|port|text\/[\w-]+)|text\/[\w-]+|adapter|channel)\.ts$|^channels\/privacy-link\.tsx$/,
      index: /^channels\/(\w+\/(index|port)|adapter|channel)\.ts$/,
    };
    const wrong = local
      .filter((one) => {
        const door = doors[roomOf(one.from)];
        const target = targetOf(one);
        return door !== undefined && target.startsWith('channels/') && !door.test(target);
      })
      .map((one) => `${one.from} must not reach into ${targetOf(one)}`);
    expect(wrong).toEqual([]);
  });

  it('gives types of ports to whoever asks, and code of channels only to the widget', () => {
    const wrong = local
      .filter((one) => /^channels\/(\w+\/port|adapter)\.ts$/.test(targetOf(one)) && !one.typeOnly)
      .map((one) => `${one.from} must import ${targetOf(one)} as types only`);
    expect(wrong).toEqual([]);
  });

  it('uses in each room only the packages its downloaders should pay for', () => {
    const wrong = imports
      .filter(({ to }) => !to.startsWith('.'))
      .filter((one) => {
        const allowed = packages[roomOf(one.from)];
        return allowed !== undefined && !allowed.test(one.to) && !one.typeOnly;
      })
      .map((one) => `${one.from} must not import ${one.to}`);
    expect(wrong).toEqual([]);
  });

  it('never imports the whole of React by the back door', () => {
    expect(imports.filter(({ to }) => to.startsWith('preact/compat')).map(({ from }) => from)).toEqual([]);
  });

  it('gives every channel the same files', () => {
    const expected = ['README.md', 'index.ts', 'model.ts', 'port.ts', 'room.ts', 'style.css', 'text/en.ts', 'view.tsx'];
    for (const channel of ['faq', 'contact', 'chat', 'callback']) {
      const found = readdirSync(join(src, 'channels', channel), { recursive: true, encoding: 'utf8' });
      expect(found, channel).toEqual(expect.arrayContaining(expected));
    }
  });

  it('keeps the DOM out of the core and of every model', () => {
    const world = /\b(window|document|localStorage|sessionStorage|navigator|location)\s*[.[]/;
    const wrong = files
      .filter((file) => file.startsWith('core/') || file.startsWith('protocol/') || file.endsWith('/model.ts'))
      .filter((file) => world.test(codeOf(file)));
    expect(wrong).toEqual([]);
  });

  it('writes no markup from text anywhere', () => {
    const markup = /\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/;
    expect(files.filter((file) => markup.test(codeOf(file)))).toEqual([]);
  });
});
