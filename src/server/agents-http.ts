import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { AgentChangeSchema, NewAgentSchema, problemsOf, type Agent } from '../protocol/index.ts';
import { addAgent, changeAgent, listAgents } from './agents.ts';
import type { Backend } from './backend.ts';
import type { HttpEnv } from './http.ts';
import { Refusal } from './refusal.ts';
import { readJson } from './request.ts';

/** The routes about agents themselves: everybody may sign out everywhere, the rest is for admins. */
export function createAgentRoutes(backend: Backend, demandAgent: (c: Context<HttpEnv>) => Promise<Agent>): Hono<HttpEnv> {
  const { store, random, clock, rates } = backend;
  const app = new Hono<HttpEnv>();

  app.post('/sign-out-everywhere', async (c) => {
    const { id } = await demandAgent(c);
    rates.demand('agent', id);
    await changeAgent(store, id, {});
    return c.json({});
  });

  app.get('/agents', async (c) => {
    await demandAdmin(c);
    return c.json({ agents: await listAgents(store) });
  });

  app.post('/agents', async (c) => {
    await demandAdmin(c);
    const account = await read(c, NewAgentSchema);
    return c.json({ agent: await addAgent(store, { ...account, random, now: clock.now() }) });
  });

  app.post('/agents/:id', async (c) => {
    await demandAdmin(c);
    if (!(await changeAgent(store, c.req.param('id'), await read(c, AgentChangeSchema)))) throw new Refusal('gone', 'There is no such agent.');
    return c.json({});
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
