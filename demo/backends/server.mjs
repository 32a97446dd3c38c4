// A whole backend for the http adapter: letters and chat, kept in a file of JSON lines. What is typed here answers the last visitor.
//   node server.mjs 8080 help.jsonl
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [port = '8080', file = 'help.jsonl'] = process.argv.slice(2);
const log = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
const keep = (record) => (appendFileSync(file, `${JSON.stringify(record)}\n`), log.push(record), record);
const offers = { contact: { topics: [] }, chat: { availability: { is: 'open' }, features: { typing: false, receipts: false } } };

function answer(method, path, query, visitor, body) {
  if (path === '/offer') return [200, offers];
  if (!visitor) return [401, {}];
  const mine = log.filter((one) => one.visitor === visitor);
  if (method === 'GET' && path === '/chat') {
    const chat = mine.filter(({ type }) => type === 'message');
    const start = chat.findIndex(({ id }) => id === query.get('after')) + 1;
    return [200, { after: chat[start - 1]?.id ?? null, cursor: chat.at(-1)?.id ?? null, entries: chat.slice(start) }];
  }
  const type = { '/contact': 'letter', '/chat': 'message' }[path];
  if (method !== 'POST' || !type) return [404, {}];
  if (type === 'letter' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)) return [422, { error: { fields: { email: 'email' } } }];
  // The same id is the same command: it is answered as before.
  const known = mine.find(({ commandId }) => commandId === body.id);
  const { at, id } = known ?? keep({ type, visitor, id: `${log.length + 1}`, commandId: body.id, at: Date.now(), from: { side: 'visitor' }, text: body.text ?? body.message, body });
  return [200, type === 'letter' ? { reference: `L${id}` } : { entry: id, at }];
}

async function serve(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://here');
  const body = await new Response(request).text();
  const [status, json] = request.method === 'OPTIONS' ? [204] : answer(request.method, pathname, searchParams, request.headers.authorization, body && JSON.parse(body));
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type' };
  response.writeHead(status, { ...cors, 'content-type': 'application/json' }).end(json && JSON.stringify(json));
}

const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
server.listen(Number(port), '127.0.0.1', () => console.log('listening'));

createInterface(process.stdin).on('line', (text) => {
  const last = log.findLast(({ from }) => from.side === 'visitor');
  if (last) keep({ type: 'message', visitor: last.visitor, id: `${log.length + 1}`, at: Date.now(), from: { side: 'agent', name: 'Ada' }, text });
});
