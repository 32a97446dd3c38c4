// Proves an adapter against a real server:
//   npm run live -- --backend chatwoot --endpoint https://support.shop.example --inbox … [--agent]
// It says what it will write there, asks, and prints a report for a README.
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '../../..');
const backends = ['deskbell', 'http', 'chatwoot', 'zammad', 'rocketchat', 'zendesk'];
/** What adapters are told, as the tag of a page says it: `--inbox` is `data-backend-inbox`. */
const told = ['inbox', 'chat', 'department', 'serves', 'countries', 'time-zone', 'callback-email', 'files'];
const words = ['backend', 'endpoint', 'origin', 'email', 'phone', 'only', 'pause', 'patience', ...told];
const { values } = parseArgs({
  options: {
    ...Object.fromEntries(words.map((word) => [word, { type: 'string' }])),
    agent: { type: 'boolean', default: false },
    yes: { type: 'boolean', short: 'y', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const { backend, endpoint = '' } = values;

if (values.help || !backends.includes(backend) || !URL.canParse(endpoint)) {
  console.error(`npm run live -- --backend ${backends.join('|')} --endpoint https://…

what the adapter is told, as by the tag of a page:
  --inbox …  --chat …  --department …  --serves "contact chat"  --files 1
  --countries "GB DE"  --time-zone …  --callback-email …
about the run:
  --origin https://shop.example   the shop, as the server sees it (default)
  --email you@shop.example        whom letters are from, where the server asks whether there is such an address
  --phone "DE 030 23125000"       whom to call; default a British number that nobody has
  --agent                         you are the agent: it asks you to answer, and what has arrived
  --only "contact.send"           only tests with these words in their name
  --pause 2000 --patience 15000   milliseconds between tests, and until something counts as lost
  --yes                           does not ask whether to begin`);
  process.exit(values.help ? 0 : 2);
}

let terminal;
/** Asks whoever sits there; nobody does when the input has ended. */
function ask(question) {
  terminal ??= createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise((_, reject) => terminal.once('close', () => reject(new Error('Nobody answers: the input has ended. With --yes nothing is asked before it begins.'))));
  return Promise.race([terminal.question(question), ended]);
}
const say = (line) => console.error(line);
const adapterOptions = Object.fromEntries(told.filter((word) => values[word] !== undefined).map((word) => [word.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), values[word]]));
const number = (word) => (values[word] === undefined ? {} : { [`${word}Ms`]: Number(values[word]) });

// Stays until the end: adapters bring some of their files when they are needed.
const modules = await createServer({ root, configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, hmr: false, ws: false, watch: null } });
try {
  const { prepare } = await modules.ssrLoadModule(join(root, 'tests/adapters/live/prove.ts'));
  const prepared = await prepare({
    backend,
    options: { ...adapterOptions, endpoint },
    origin: values.origin ?? 'https://shop.example',
    email: values.email,
    phone: values.phone,
    only: values.only,
    ...number('pause'),
    ...number('patience'),
    ...(values.agent && { ask }),
    say,
  });
  say(prepared.plan);
  if (values.yes || /^y/i.test(await ask('\nGo on? [y/N] '))) {
    const { report, isProved } = await prepared.run();
    console.log(report);
    process.exitCode = isProved ? 0 : 1;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
} finally {
  terminal?.close();
  await modules.close();
}
