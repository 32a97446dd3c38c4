import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { clientId } from '../protocol/index.ts';
import { admitVisitor } from './arrival.ts';
import { handOut } from './attachments/hand-out.ts';
import { hearOut } from './attachments/hear-out.ts';
import { receive, type Upload } from './attachments/receive.ts';
import type { Backend } from './backend.ts';
import { readBatch } from './chat-log.ts';
import { refusalOf, type Answer } from './dispatch/answer.ts';
import { dispatch } from './dispatch/index.ts';
import type { HttpEnv } from './http-env.ts';
import { bookedCallback, currentOffers, freeSlots } from './offer.ts';
import { isAllowedOrigin } from './origin.ts';
import { hashSecret } from './random.ts';
import { errorBody, Refusal } from './refusal.ts';
import { bearerOf, networkOfRequest, readJson } from './request.ts';
import { readStanding } from './standing.ts';

// Whatever stands for the proof is looked at: what is no text is a proof that is not good, not one that is not there.
const VisitorSchema = v.object({ device: clientId, identity: v.optional(v.unknown()) });
const NumberSchema = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/** The routes of the widget. */
export function createVisitorRoutes(backend: Backend): Hono<HttpEnv> {
  const { config, store, clock, rates } = backend;
  const app = new Hono<HttpEnv>();

  app.use(async (c, next) => {
    c.header('Vary', 'Origin');
    const origin = c.req.header('origin');
    const from = { origin, host: c.req.header('host'), fetchSite: c.req.header('sec-fetch-site') };
    if (!isAllowedOrigin(config, from))
      throw new Refusal('unauthorized', 'This server does not serve pages of this origin.', { status: 403 });
    if (origin !== undefined) c.header('Access-Control-Allow-Origin', origin);
    if (c.req.method === 'OPTIONS') {
      c.header('Access-Control-Allow-Methods', 'GET, POST, PUT');
      c.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-File-Name');
      c.header('Access-Control-Max-Age', '7200');
      return c.body(null, 204);
    }
    c.header('Access-Control-Expose-Headers', 'Retry-After');
    await next();
  });

  app.get('/offer', (c) => c.json(currentOffers(backend)));

  app.get('/callback/slots', async (c) => {
    if (!config.callback.enabled) throw new Refusal('unsupported', 'This shop does not call back.');
    return c.json({ slots: await freeSlots(backend) });
  });

  app.post('/visitors', async (c) => {
    const parsed = v.safeParse(VisitorSchema, await readJson(c.req.raw));
    if (!parsed.success) throw new Refusal('broken', 'A visitor is asked for with a device id.');
    rates.demand('visitor', c.var.network);
    rates.demand('site', siteOf(c));
    const { device, identity: proof } = parsed.output;
    const former = bearerOf(c.req.header('authorization'));
    const token = await backend.work.run(() => admitVisitor(backend, { device, proof, former }));
    return c.json({ token });
  });

  app.post('/commands', async (c) => {
    const visitor = await visitorOf(c);
    const input = await readJson(c.req.raw);
    return answer(c, await dispatch(backend, { network: c.var.network, site: siteOf(c), ...(visitor !== undefined && { visitor }) }, input));
  });

  app.get('/chat/events', async (c) => {
    const visitor = await demandVisitor(c);
    const after = v.safeParse(NumberSchema, c.req.query('after') ?? '0');
    if (!after.success) throw new Refusal('broken', '"after" must be a number.');
    return c.json(await readBatch(store, visitor, { after: after.output, epoch: c.req.query('epoch') }));
  });

  app.put('/attachments/:id', async (c) => {
    const visitor = await demandVisitor(c);
    return takeUpload(backend, c, { owner: `visitor:${visitor}`, visitor }, () => {
      rates.demand('upload', visitor);
      rates.demand('uploads', c.var.network);
      rates.demand('network', c.var.network);
      rates.demand('site', siteOf(c));
    });
  });

  app.get('/attachments/:id', async (c) => {
    const visitor = await demandVisitor(c);
    const file = await store.rows.attachments.byId(c.req.param('id'));
    // Somebody else's is answered as what never was.
    if (file?.visitor !== visitor) throw new Refusal('gone', 'There is no such file.');
    return handOut(c, store, file);
  });

  app.get('/contacts', async (c) => c.json({ contacts: await readStanding(store, await demandVisitor(c)) }));

  app.get('/callbacks', async (c) => {
    const visitor = await demandVisitor(c);
    const rows = await store.rows.callbacks.bookedBy(visitor);
    const conversations = await Promise.all(rows.map((row) => store.rows.conversations.byId(row.conversation)));
    return c.json({ callbacks: rows.map((row, index) => bookedCallback(row, conversations[index]?.reference ?? null)) });
  });

  async function visitorOf(c: Context<HttpEnv>): Promise<string | undefined> {
    const token = bearerOf(c.req.header('authorization'));
    return token === undefined ? undefined : store.rows.visitors.ofToken(hashSecret(token), clock.now());
  }

  async function demandVisitor(c: Context<HttpEnv>): Promise<string> {
    const visitor = await visitorOf(c);
    if (!visitor) throw new Refusal('unauthorized', 'This needs a token.');
    return visitor;
  }

  return app;
}

/** Takes a file in. Its name is percent-encoded, since headers hold no other letters. */
export async function takeUpload(backend: Backend, c: Context<HttpEnv>, whose: Pick<Upload, 'owner' | 'visitor'>, admit: () => void): Promise<Response> {
  const { body } = c.req.raw;
  const attachment = await hearOut(body, backend.config.chat.attachments?.maxBytes ?? 0, async (pieces) => {
    const id = v.safeParse(clientId, c.req.param('id'));
    if (!id.success) throw new Refusal('broken', 'A file needs an id made by its sender.');
    admit();
    const upload = { ...whose, command: id.output, name: decodeName(c.req.header('x-file-name') ?? '') };
    return backend.work.run(() => receive(backend, upload, pieces));
  });
  return c.json({ attachment });
}

function decodeName(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Which shop's page this is about, once its origin was found to be one of ours. */
function siteOf(c: Context<HttpEnv>): string {
  return c.req.header('origin') ?? '';
}

/** Counts every request of a network, and notes which it is. */
export function admitRequest(backend: Backend, c: Context<HttpEnv>): void {
  const network = networkOfRequest(backend.config, {
    forwardedFor: c.req.header('x-forwarded-for'),
    remoteAddress: c.env.incoming.socket.remoteAddress,
  });
  c.set('network', network);
  backend.rates.demand('request', network);
}

/** Sends what a command came to. */
export function answer(c: Context<HttpEnv>, result: Answer): Response {
  if (result.is === 'done') return c.json(result.result as object);
  if (result.error.retryAfterMs !== undefined) c.header('Retry-After', seconds(result.error.retryAfterMs));
  return c.json({ error: result.error }, result.status);
}

/** Sends what was thrown. */
export function answerError(backend: Pick<Backend, 'log'>, error: unknown, c: Context<HttpEnv>): Response {
  const refusal = refusalOf(error, backend.log, `HTTP ${c.req.method}`);
  return answer(c, { is: 'refused', error: errorBody(refusal), status: refusal.status });
}

function seconds(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1_000)));
}
