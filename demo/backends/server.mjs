// A whole backend for the http adapter: letters, chat and files in it, kept in a file of JSON lines and files beside it. What is typed
// here answers the last visitor.    node server.mjs 8080 help.jsonl
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const [port = '8080', file = 'help.jsonl'] = process.argv.slice(2);
const log = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
const keep = (record) => (appendFileSync(file, `${JSON.stringify(record)}\n`), log.push(record), record);
const rules = { maxBytes: 1_000_000, types: ['image/jpeg', 'image/png', 'application/pdf'] };
const offers = { contact: { topics: [] }, chat: { availability: { is: 'open' }, features: { typing: false, receipts: false, attachments: rules } } };

function answer(method, path, query, { authorization: visitor, 'content-type': type }, bytes) {
  if (path === '/offer') return [200, offers];
  if (!visitor) return [401, {}];
  const mine = log.filter((one) => one.visitor === visitor);
  if (method === 'GET' && path === '/chat/file') {
    const { attachment } = mine.find((one) => one.attachment?.id === query.get('id')) ?? {};
    return attachment ? [200, readFileSync(`${file}.${attachment.id}`), attachment.type] : [404, {}];
  }
  if (method === 'GET' && path === '/chat') {
    const chat = mine.filter(({ type }) => type === 'message');
    const start = chat.findIndex(({ id }) => id === query.get('after')) + 1;
    return [200, { after: chat[start - 1]?.id ?? null, cursor: chat.at(-1)?.id ?? null, entries: chat.slice(start) }];
  }
  if (method !== 'POST' || !['/contact', '/chat', '/chat/file'].includes(path)) return [404, {}];
  const isFile = path === '/chat/file';
  if (isFile && !rules.types.includes(type)) return [422, { error: { fields: { type: 'invalid' } } }];
  if (isFile && bytes.length > rules.maxBytes) return [422, { error: { fields: { size: 'too-long' } } }];
  const body = isFile ? { id: query.get('id'), text: query.get('name') } : JSON.parse(bytes);
  if (path === '/contact' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)) return [422, { error: { fields: { email: 'email' } } }];
  // The same id is the same command: it is answered as before.
  const known = mine.find(({ commandId }) => commandId === body.id);
  const attachment = isFile && !known ? { id: `${log.length + 1}`, name: body.text, type, bytes: bytes.length } : undefined;
  if (attachment) writeFileSync(`${file}.${attachment.id}`, bytes);
  const kind = path === '/contact' ? 'letter' : 'message';
  const { at, id } = known ?? keep({ type: kind, visitor, id: `${log.length + 1}`, commandId: body.id, at: Date.now(), from: { side: 'visitor' }, text: body.text ?? body.message, attachment, body });
  return [200, kind === 'letter' ? { reference: `L${id}` } : { entry: id, at }];
}

async function serve(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://here');
  const bytes = Buffer.from(await new Response(request).arrayBuffer());
  const [status, content, type] = request.method === 'OPTIONS' ? [204] : answer(request.method, pathname, searchParams, request.headers, bytes);
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type' };
  response.writeHead(status, { ...cors, 'content-type': type ?? 'application/json' }).end(type ? content : content && JSON.stringify(content));
}

const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
server.listen(Number(port), '127.0.0.1', () => console.log('listening'));

createInterface(process.stdin).on('line', (text) => {
  const last = log.findLast(({ from }) => from.side === 'visitor');
  if (last) keep({ type: 'message', visitor: last.visitor, id: `${log.length + 1}`, at: Date.now(), from: { side: 'agent', name: 'Ada' }, text });
});
