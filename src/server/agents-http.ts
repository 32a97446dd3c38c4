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
    await changeOwnPassword(store, id, await read(c, PasswordChangeSchema));
    return c.json({});
  });

  app.get('/agents', async (c) => {
    await demandAdmin(c);
    return c.json({ agents: await listAgents(store) });
  });

  app.post('/agents', async (c) => {
    await demandAdmin(c);
    const account = await read(c, NewAgentSchema);
    const password = account.password ?? createPassword(random);
    const agent = await addAgent(store, { ...account, password, random, now: clock.now() });
    return c.json({ agent, ...(account.password === undefined && { password }) });
  });

  app.post('/agents/:id', async (c) => {
    await demandAdmin(c);
    if (!(await changeAgent(store, c.req.param('id'), await read(c, AgentChangeSchema)))) throw new Refusal('gone', 'There is no such agent.');
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

  return app;
}

async function read<Schema extends v.GenericSchema>(c: Context<HttpEnv>, schema: Schema): Promise<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, await readJson(c.req.raw));
  if (parsed.success) return parsed.output;
  throw new Refusal('refused', 'Some fields are refused.', { fields: problemsOf(parsed.issues) });
}
