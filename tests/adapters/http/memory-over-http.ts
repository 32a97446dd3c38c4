import { http } from '../../../src/adapters/http/index.ts';
import { parts, routes } from '../../../src/adapters/http/contract.ts';
import { createCaller, isDeskbellError, toErrorBody, type Call } from '../../../src/core/index.ts';
import { createFakePlatform, type Harness } from '../../../src/testing/index.ts';
import { controlsOf, wholeMemory } from '../memory-controls.ts';
import { startStub, type Asked, type StubServer } from '../stub-server.ts';

/** The whole contract, served by a backend in memory. */
export async function serveMemory({ maxBytes }: { readonly maxBytes?: number } = {}): Promise<Harness & { readonly server: StubServer }> {
  const shop = wholeMemory(maxBytes);
  const caller = createCaller({ platform: createFakePlatform(), context: () => ({}) });

  const commands: Record<string, (body: never, call: Call) => Promise<unknown>> = {
    'POST /contact': (body, call) => shop.contact.send(body, call),
    'POST /chat': (body, call) => shop.chat.send(body, call),
    'POST /callback': (body, call) => shop.callback.request(body, call),
    'POST /callback/move': (body, call) => shop.callback.move(body, call),
    'POST /callback/cancel': ({ callback }: { callback: string }, call) => shop.callback.cancel(callback, call),
    'POST /faq/vote': async (body, call) => (await shop.faq.vote(body, call)) ?? {},
    'POST /faq/learn': async (body, call) => (await shop.faq.learn(body, call)) ?? {},
  };
  const questions: Record<string, (asked: Asked, call: Call) => Promise<unknown>> = {
    'GET /offer': async (_, call) => ({ contact: await shop.contact.offer(call), chat: await shop.chat.offer(call), callback: await shop.callback.offer(call) }),
    'GET /chat': ({ query }, call) => shop.chat.history(query.get('after'), call),
    'GET /contact': async (_, call) => ({ contacts: await shop.contact.list(call) }),
    'GET /callback': async (_, call) => ({ callbacks: await shop.callback.list(call) }),
    'GET /callback/slots': async (_, call) => ({ slots: await shop.callback.slots(call) }),
  };

  const files: Record<string, (asked: Asked) => Promise<unknown>> = {
    'POST /chat/file': ({ query, body, headers }) =>
      shop.chat.attach({ name: query.get('name') ?? '', content: new Blob([new Uint8Array(body)], { type: headers['content-type'] ?? '' }) }, caller.call({ id: query.get('id') ?? '' })),
    'GET /chat/file': ({ query }) => shop.chat.open({ id: query.get('id') ?? '', name: '', type: '', bytes: 0 }, caller.call()),
  };

  const server = await startStub({
    async answer(asked) {
      const name = `${asked.method} ${asked.path}`;
      const { named = false } = Object.values(routes).find(({ method, path }) => `${method} ${path}` === name) ?? {};
      if (named !== (asked.headers.authorization !== undefined)) return { status: 401 };
      try {
        if (files[name]) return await files[name](asked).then((answer) => (answer instanceof Blob ? { content: answer } : { json: answer }));
        const { id, at, context: _, ...body } = asked.json();
        const call = caller.call(typeof id === 'string' && typeof at === 'number' ? { id, at } : {});
        const answer = await (commands[name]?.(body as never, call) ?? questions[name]?.(asked, call));
        return answer === undefined ? { status: 404 } : { json: answer };
      } catch (error) {
        if (!isDeskbellError(error)) throw error;
        return { status: error.kind === 'refused' ? 422 : error.kind === 'gone' ? 410 : 503, json: { error: toErrorBody(error) } };
      }
    },
  });
  return {
    adapter: http({ endpoint: `${server.url}/`, serves: parts }),
    backend: { ...controlsOf(shop), ...server.controls },
    server,
    close: () => server.close(),
  };
}
