import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { articleLimits, inboxStatuses, reportDays, SignInSchema, type Agent } from '../protocol/index.ts';
import { createAgentRoutes } from './agents-http.ts';
import { agentOfSecret, isKnownBrowser, loginOf, sessionMs, signIn } from './agents.ts';
import { handOut } from './attachments/hand-out.ts';
import type { Backend } from './backend.ts';
import { dispatchDesk } from './dispatch/desk.ts';
import type { LivePackage } from './faq/live-package.ts';
import { addKnowledgeRoutes, isArticleCommand, untilServed } from './faq/routes.ts';
import type { HttpEnv } from './http-env.ts';
import { answer, takeUpload } from './http.ts';
import { readConversation, readInbox, readSection, searchInbox } from './inbox.ts';
import { isOwnOrigin, isSecure } from './origin.ts';
import { hashSecret } from './random.ts';
import { Refusal } from './refusal.ts';
import { createReports } from './report.ts';
import { cookieOf, readJson } from './request.ts';
import { createSnippets } from './snippets.ts';
import { createTurnstile } from './turnstile.ts';

const SnippetQuerySchema = v.object({
  words: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  locale: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i), v.maxLength(35)), 'en'),
});

/** What is shown at once is some hundreds; whoever has gone through five thousand looks for something. */
const SectionQuerySchema = v.object({
  status: v.picklist(inboxStatuses),
  channel: v.optional(v.picklist(['all', 'contact', 'chat', 'callback']), 'all'),
  whose: v.optional(v.picklist(['all', 'mine', 'nobody']), 'all'),
  order: v.optional(v.picklist(['newest', 'longest']), 'newest'),
  count: v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.maxValue(5_000)),
});

const SearchQuerySchema = v.object({ words: v.pipe(v.string(), v.minLength(2), v.maxLength(200)) });

const ReportQuerySchema = v.object({ days: v.pipe(v.optional(v.string(), '7'), v.transform(Number), v.picklist(reportDays)) });

/** So many may wait for their password to be looked at: what a whole team needs that signs in at nine. */
const signInsWaiting = 20;

/** How long a browser is known after somebody has signed in there. */
const knownMs = 90 * 24 * 60 * 60 * 1000;

/** The routes of the desk. Without a package that is served nothing is asked about the FAQ. */
export function createDeskRoutes(backend: Backend, live?: LivePackage): Hono<HttpEnv> {
  const { config, store, clock, random, rates } = backend;
  const app = new Hono<HttpEnv>();
  const cookie = deskCookie(config);
  const mark = deskCookie(config, 'deskbell-known', knownMs);
  const [strangers, friends] = [createTurnstile(signInsWaiting), createTurnstile(signInsWaiting)];
  const snippets = createSnippets(backend);
  const reports = createReports(backend);

  app.use(async (c, next) => {
    // Opened by itself, an answer is a page of this origin.
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Referrer-Policy', 'no-referrer');
    const safe = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!safe && !isOwnOrigin(config, { origin: c.req.header('origin'), host: c.req.header('host') })) {
      throw new Refusal('unauthorized', 'Only pages of this server may do this.', { status: 403 });
    }
    await next();
  });

  app.post('/sign-in', async (c) => {
    const parsed = v.safeParse(SignInSchema, await readJson(c.req.raw));
    if (!parsed.success) throw new Refusal('unauthorized', 'Name or password is wrong.');
    const { name, password } = parsed.output;
    // Apart, lest strangers who guess shut an agent out of a browser where they were in before.
    const isKnown = await isKnownBrowser(store, name, mark.read(c.req.header('cookie')));
    rates.demand('signIn', isKnown ? `known ${loginOf(name)}` : c.var.network);
    rates.demand('account', isKnown ? `known ${loginOf(name)}` : loginOf(name));
    const session = await (isKnown ? friends : strangers).pass(() => signIn(store, { name, password, random, now: clock.now() }));
    if (!session) throw new Refusal('unauthorized', 'Name or password is wrong.');
    c.header('Set-Cookie', cookie.set(session.secret));
    c.header('Set-Cookie', mark.set(session.known), { append: true });
    return c.json({ agent: session.agent });
  });

  app.post('/sign-out', async (c) => {
    const secret = cookie.read(c.req.header('cookie'));
    if (secret) await store.rows.agents.endSession(hashSecret(secret));
    c.header('Set-Cookie', cookie.clear);
    return c.json({});
  });

  app.get('/me', async (c) => c.json({ agent: await demandAgent(c) }));

  app.get('/colleagues', async (c) => {
    await demandAgent(c);
    return c.json({ agents: await store.rows.team.agents() });
  });

  app.get('/snippets', async (c) => {
    await demandAgent(c);
    const asked = v.safeParse(SnippetQuerySchema, c.req.query());
    if (!asked.success) throw new Refusal('broken', 'This is not a question.');
    return c.json({ snippets: await snippets.find(asked.output.words, asked.output.locale) });
  });

  app.get('/inbox', async (c) => {
    await demandAgent(c);
    return c.json(await readInbox(backend));
  });

  app.get('/inbox/section', async (c) => {
    const agent = await demandAgent(c);
    const asked = v.safeParse(SectionQuerySchema, c.req.query());
    if (!asked.success) throw new Refusal('broken', 'There is no such section.');
    rates.demand('agent', agent.id);
    const { whose, count: limit, ...section } = asked.output;
    return c.json(await readSection(backend, { ...section, limit, whose: whose === 'mine' ? { agent: agent.id } : whose }));
  });

  app.get('/search', async (c) => {
    const agent = await demandAgent(c);
    const asked = v.safeParse(SearchQuerySchema, c.req.query());
    if (!asked.success) throw new Refusal('broken', 'This is not a search.');
    rates.demand('search', agent.id);
    return c.json({ items: await searchInbox(backend, asked.output.words) });
  });

  app.get('/conversations/:id', async (c) => {
    await demandAgent(c);
    const view = await readConversation(backend, c.req.param('id'));
    if (!view) throw new Refusal('gone', 'There is no such conversation.');
    return c.json(view);
  });

  app.put('/attachments/:id', async (c) => {
    const agent = await demandAgent(c);
    return takeUpload(backend, c, { owner: `agent:${agent.id}`, visitor: null }, () => rates.demand('upload', agent.id));
  });

  app.get('/attachments/:id', async (c) => {
    await demandAgent(c);
    const file = await store.rows.attachments.byId(c.req.param('id'));
    if (!file) throw new Refusal('gone', 'There is no such file.');
    return handOut(c, store, file);
  });

  app.get('/report', async (c) => {
    const agent = await demandAgent(c);
    rates.demand('agent', agent.id);
    const asked = v.safeParse(ReportQuerySchema, c.req.query());
    if (!asked.success) throw new Refusal('broken', 'There are reports of 7, 30 and 90 days.');
    return c.json(await reports.read(asked.output.days));
  });

  app.post('/commands', async (c) => {
    await demandAgent(c);
    const input = await readJson(c.req.raw, articleLimits.commandBytes);
    // Again: whoever takes minutes to send it may have been signed out meanwhile.
    const agent = await demandAgent(c);
    const result = await dispatchDesk(backend, agent, input);
    if (live && result.is === 'done' && isArticleCommand(input)) await untilServed(backend, live);
    return answer(c, result);
  });

  app.route('/', createAgentRoutes(backend, demandAgent));
  if (live) addKnowledgeRoutes(app, backend, { live, demandAgent });

  async function demandAgent(c: Context<HttpEnv>): Promise<Agent> {
    const agent = await agentOfSecret(store, cookie.read(c.req.header('cookie')), clock.now());
    if (!agent) throw new Refusal('unauthorized', 'Sign in first.');
    return agent;
  }

  return app;
}

/** A cookie of the desk: by default the one that says who is there. */
export interface DeskCookie {
  read(header: string | undefined): string | undefined;
  set(secret: string): string;
  readonly clear: string;
}

/** The `__Host-` prefix makes browsers insist on TLS and on this very host; without TLS they would refuse it. */
export function deskCookie(config: Parameters<typeof isSecure>[0], plainName = 'deskbell', maxAgeMs = sessionMs): DeskCookie {
  const secure = isSecure(config);
  const name = `${secure ? '__Host-' : ''}${plainName}`;
  const rules = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    read: (header) => cookieOf(header, name),
    set: (secret) => `${name}=${secret}; ${rules}; Max-Age=${maxAgeMs / 1_000}`,
    clear: `${name}=; ${rules}; Max-Age=0`,
  };
}
