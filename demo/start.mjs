// `npm start`: builds what is missing, indexes the demo's FAQ, serves the shop on one origin and the Deskbell server
// with the desk on another, as in life.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { backendNames, openBackend } from './other-backend.mjs';
import { serveShop } from './shop-server.mjs';

const root = resolve(import.meta.dirname, '..');
/** What a tag says of somebody's own backend: `--inbox` is `data-backend-inbox`. */
const besides = ['inbox', 'chat', 'department', 'serves', 'countries', 'time-zone', 'callback-email', 'files'];
const { values } = parseArgs({
  options: {
    'shop-port': { type: 'string', default: '4400' },
    port: { type: 'string', default: '4401' },
    data: { type: 'string', default: join(root, '.deskbell') },
    backend: { type: 'string', default: 'deskbell' },
    endpoint: { type: 'string' },
    ...Object.fromEntries(besides.map((name) => [name, { type: 'string' }])),
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log(`npm start -- [--shop-port 4400] [--port 4401] [--data .deskbell]
             [--backend ${backendNames.join('|')}]  what the shop speaks to; default our own server
             [--endpoint https://…]  yours, in place of a script, and what the tag says of it besides:
             [--inbox …] [--chat …] [--department …] [--serves "contact chat"]
             [--countries "DE AT"] [--time-zone Europe/Berlin] [--callback-email calls@…] [--files 10]`);
  process.exit(0);
}

/** Ends with one sentence. */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (!backendNames.includes(values.backend)) stop(`There is no backend "${values.backend}". There are ${backendNames.join(', ')}.`);

const newest = (folder) =>
  Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(folder, name)).mtimeMs));

const cli = join(root, 'dist/cli/deskbell.js');
if (!existsSync(join(root, 'node_modules'))) stop('Nothing is installed yet. Run "npm ci" first.');
if (!existsSync(cli) || statSync(cli).mtimeMs < newest(join(root, 'src'))) {
  console.log('Building …');
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) stop('The build failed; its message is above.');
}

try {
  if (!existsSync(values.data)) mkdirSync(values.data);
  accessSync(values.data, constants.W_OK);
} catch (error) {
  stop(`Cannot write to ${values.data} (${error.code}). Name another folder: npm start -- --data /some/folder`);
}

const faq = join(values.data, 'faq');
const indexed = spawnSync(process.execPath, [cli, 'index', join(root, 'demo/faq'), '-o', faq, '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (indexed.status !== 0) stop('The FAQ could not be indexed; what is wrong with it is written above.');

const widget = `http://localhost:${values.port}`;
const { backend: name, endpoint } = values;
const asked = besides.filter((word) => values[word] !== undefined);
if (!endpoint && asked.length > 0) stop(`--${asked[0]} is about a backend of yours: it needs --endpoint as well.`);
const told = Object.fromEntries(asked.map((word) => [`backend-${word}`.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), values[word]]));
const other = name === 'deskbell' && !endpoint ? undefined : await openBackend({ name, endpoint, data: values.data, options: told }).catch((error) => stop(error.message));
const said = Object.entries(other?.options ?? { endpoint: widget })
  .map(([key, value]) => `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${value.replace(/[&"<]/g, (character) => `&#${character.charCodeAt(0)};`)}"`)
  .join(' ');
const tag = `<script async src="${widget}/deskbell.js" ${said} data-faq="${widget}/faq/" data-shop="Tülle" data-email="help@tuelle.example" data-phone="+49 40 66969 140" data-privacy="/privacy.html" data-team="Ada /img/team-ada.svg, Jonas /img/team-jonas.svg, Mira Sand" data-accent="#17645a"></script>`;

let shop;
try {
  shop = await serveShop({ folder: join(root, 'demo/shop'), tag, widget, backend: other?.options.endpoint, port: Number(values['shop-port']) });
} catch (error) {
  stop(
    error.code === 'EADDRINUSE'
      ? `Port ${values['shop-port']} is taken. Name another one: npm start -- --shop-port 4410`
      : `The shop cannot be served on port ${values['shop-port']} (${error.code}).`,
  );
}

const server = spawn(
  process.execPath,
  [cli, 'serve', '--port', values.port, '--data', join(values.data, 'data'), '--public-url', widget, '--origin', shop.url, '--faq', faq, '--config', join(root, 'demo/deskbell.config.json')],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
server.on('exit', (code) => {
  Promise.all([shop.close(), other?.close()]).then(() => process.exit(code ?? 0), () => process.exit(1));
});
// The server says its own addresses once it listens; the shop is up already.
const on = other && (other.options.endpoint ? `   on ${name}, ${other.options.endpoint}.${other.say ? ' What is typed here, its agent says.' : ''}` : '   on no backend at all.');
console.log(`Shop    ${shop.url}/${on ?? ''}`);
if (other?.say) {
  createInterface(process.stdin).on('line', (text) => {
    Promise.resolve(text)
      .then(other.say)
      .catch((error) => console.error(error.message));
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
