import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { AgentChangeSchema, NewAgentSchema, PasswordChangeSchema, problemsOf, type Agent } from '../protocol/index.ts';
import { addAgent, changeAgent, changeOwnPassword, listAgents, renewPassword } from './agents.ts';
import type { Backend } from './backend.ts';
import type { HttpEnv } from './http-env.ts';
import { createPassword } from './password.ts';
import { Refusal } from './refusal.ts';
import { readJson } from './request.ts';

/** The routes about agents themselves: everybody may sign out everywhere and choose a password, the rest is for admins. */
export function createAgentRoutes(backend: Backend, demandAgent: (c: Context<HttpEnv>) => Promise<Agent>): Hono<HttpEnv> {
  const { store, random, clock, rates } = backend;
  const app = new Hono<HttpEnv>();

  app.post('/sign-out-everywhere', async (c) => {
    const { id } = await demandAgent(c);
    rates.demand('agent', id);
    await changeAgent(store, id, {});
    return c.json({});
  });

  app.post('/password', async (c) => {
    const { id } = await demandAgent(c);
    rates.demand('agent', id);
    // Whoever has found an open desk is not to guess its password from there.
    rates.demand('account', id);
    const asked = await read(c, PasswordChangeSchema);
    await demandAgent(c);
    await changeOwnPassword(store, id, asked);
    return c.json({});
  });

  app.get('/agents', async (c) => {
    await demandAdmin(c);
    return c.json({ agents: await listAgents(store) });
  });

  app.post('/agents', async (c) => {
    const account = await readAsAdmin(c, NewAgentSchema);
    const password = account.password ?? createPassword(random);
    const agent = await addAgent(store, { ...account, password, random, now: clock.now() });
    return c.json({ agent, ...(account.password === undefined && { password }) });
  });

  app.post('/agents/:id', async (c) => {
    const change = await readAsAdmin(c, AgentChangeSchema);
    if (!(await changeAgent(store, c.req.param('id'), change))) throw new Refusal('gone', 'There is no such agent.');
    return c.json({});
  });

  app.post('/agents/:id/password', async (c) => {
    await demandAdmin(c);
    const password = await renewPassword(store, c.req.param('id'), random);
    if (password === undefined) throw new Refusal('gone', 'There is no such agent.');
    return c.json({ password });
  });

  async function demandAdmin(c: Context<HttpEnv>): Promise<void> {
    const agent = await demandAgent(c);
    if (agent.role !== 'admin') throw new Refusal('unauthorized', 'Only an admin may do this.', { status: 403 });
    rates.demand('agent', agent.id);
  }

  /** Asked again when all of it has come: who sends it may take minutes, and be no admin any more by then. */
  async function readAsAdmin<Schema extends v.GenericSchema>(c: Context<HttpEnv>, schema: Schema): Promise<v.InferOutput<Schema>> {
    await demandAdmin(c);
    const asked = await read(c, schema);
    await demandAdmin(c);
    return asked;
  }

  return app;
}

async function read<Schema extends v.GenericSchema>(c: Context<HttpEnv>, schema: Schema): Promise<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, await readJson(c.req.raw));
  if (parsed.success) return parsed.output;
  throw new Refusal('refused', 'Some fields are refused.', { fields: problemsOf(parsed.issues) });
}
