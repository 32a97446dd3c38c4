// Prints what a visitor downloads, in the visitor's terms, and holds it to a budget.
//   node tests/sizes.mjs           the table
//   node tests/sizes.mjs --check   exit code 1 when a budget is exceeded, or the adapters' README tells of another time
//   node tests/sizes.mjs --write   writes what each adapter weighs into that README
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = resolve(import.meta.dirname, '../dist/cdn');
const read = (file) => readFileSync(join(folder, file), 'utf8');
const staticImports = (file) =>
  [...read(file).matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+)["']/g)].map(([, name]) => join(dirname(file), name));

/** A file and everything it cannot run without. */
function needs(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const next of staticImports(file)) needs(next, found);
  return found;
}

const bytes = (file) => gzipSync(read(file), { level: 9 }).length;
const sum = (files) => [...files].reduce((total, file) => total + bytes(file), 0);

/** What a shopper does, the files it takes, and how much it may cost in bytes of gzip. */
const steps = [
  { name: 'page load', entries: ['deskbell.js'], budget: 3 * 1024 },
  { name: '+ first open, search usable', entries: ['widget.js'], on: 'page load', budget: 24 * 1024 },
  { name: '+ on a phone', entries: ['shared-full-screen.js'], on: '+ first open, search usable', budget: 0.6 * 1024 },
  // Of which 0.1 KB know that the shop may name who answers, and 0.15 look for so many digits as a card has.
  { name: '+ ways to reach a person', entries: ['people.js', 'adapter-reference.js'], on: '+ first open, search usable', budget: 20.6 * 1024 },
  // Its contents, related ones, a link to take along and the words that led to it: what an article is read with.
  { name: '+ article', entries: ['faq-article.js', 'shared-article-texts.js'], on: '+ first open, search usable', budget: 7.25 * 1024 },
  { name: '+ contact form', entries: ['contact.js'], on: '+ ways to reach a person', budget: 9.1 * 1024 },
  // Of which 0.4 KB know that there may be files, faces and a sound: when to fetch what is about them, and where it is drawn.
  { name: '+ chat', entries: ['chat.js'], on: '+ ways to reach a person', budget: 11.7 * 1024 },
  // Only where the shop takes files, or one was sent. A third of it is the outbox, which is there as soon as anything is written.
  { name: '+ files in the chat', entries: ['chat-attachments.js', 'adapter-reference-files.js'], on: '+ chat', budget: 9.6 * 1024 },
  { name: '+ callback', entries: ['callback.js'], on: '+ ways to reach a person', budget: 14 * 1024 },
];

if (!existsSync(join(folder, 'widget.js'))) {
  console.error('There is nothing to measure yet. Run "npm run build" first.');
  process.exit(1);
}

const have = {};
const rows = steps.map(({ name, entries, on, budget }) => {
  const before = on ? have[on].files : new Set();
  const files = new Set(entries.flatMap((entry) => [...needs(entry)]));
  const added = [...files].filter((file) => !before.has(file));
  const size = sum(added);
  const total = size + (on ? have[on].total : 0);
  have[name] = { files: new Set([...before, ...files]), total };
  return { name, size, total, budget, files: added };
});

const kilobytes = (size) => `${(size / 1024).toFixed(2)} KB`;
console.log('What a visitor downloads (gzip): by this step, of its budget, with all that comes before it');
for (const { name, size, total, budget, files } of rows) {
  const verdict = size > budget ? '  OVER' : '';
  console.log(`  ${name.padEnd(28)}${kilobytes(size).padStart(10)}  of ${kilobytes(budget).padStart(8)}${kilobytes(total).padStart(11)}${verdict}   ${files.join(' ')}`);
}

// A shop with another backend loads that one's file in the place of `adapter-reference.js`.
const people = new Set([...have['+ first open, search usable'].files, ...needs('people.js')]);
const translators = readdirSync(folder).filter((file) => /^adapter-[a-z]+\.js$/.test(file));
console.log('\nOf which the translator to a backend, with what only it needs');
const weights = translators.map((file) => ({ file, size: sum([...needs(file)].filter((one) => !people.has(one))) }));
for (const { file, size } of weights) console.log(`  ${file.padEnd(28)}${kilobytes(size).padStart(10)}`);

// Told in a README as well, to a quarter of a kilobyte: nobody should have to write it anew for a few bytes.
const page = resolve(import.meta.dirname, '../src/adapters/README.md');
const [before, told, after] = readFileSync(page, 'utf8').split(/(?<=<!-- sizes -->\n)|(?=<!-- \/sizes -->)/);
const nameOf = (file) => file.slice('adapter-'.length, -'.js'.length);
const toldOf = (name) => Number(told.match(new RegExp(`^\\| ${name} \\| ([\\d.]+) \\|$`, 'm'))?.[1]);
if (process.argv.includes('--write')) {
  const rows = weights.map(({ file, size }) => `| ${nameOf(file)} | ${(Math.round(size / 256) / 4).toFixed(2)} |`);
  writeFileSync(page, [before, ['', '| adapter | KB of gzip |', '| --- | --: |', ...rows, '', ''].join('\n'), after].join(''));
}
const stale = weights.filter(({ file, size }) => !(Math.abs(toldOf(nameOf(file)) - size / 1024) < 1));

const over = rows.filter(({ size, budget }) => size > budget);
if (process.argv.includes('--check') && over.length > 0) {
  console.error(`Over budget: ${over.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`src/adapters/README.md tells another weight of ${stale.map(({ file }) => file).join(', ')}: node tests/sizes.mjs --write`);
  process.exit(1);
}
