import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { ArticleDraftSchema, articleLimits, type Agent } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import type { HttpEnv } from '../http-env.ts';
import { Refusal } from '../refusal.ts';
import { readJson } from '../request.ts';
import { createGaps } from './gaps.ts';
import type { LivePackage } from './live-package.ts';

/** What a draft must have to be looked at: less than to be published, since it is being written. */
const PreviewSchema = v.object({
  ...ArticleDraftSchema.entries,
  title: v.string(),
  body: v.pipe(v.string(), v.maxLength(articleLimits.bodyLength)),
});

/** A large FAQ may take longer to build; then it is served a little after the answer. */
const servedWithinMs = 8_000;

/** Whether a command that was done may have changed what shoppers read. */
export function isArticleCommand(input: unknown): boolean {
  return v.is(v.object({ type: v.pipe(v.string(), v.startsWith('article.')) }), input);
}

/** Waits until what a command has published is what shoppers read, so that "published" is true when it is said. */
export async function untilServed({ clock }: Backend, live: LivePackage): Promise<void> {
  let cancel = () => {};
  const enough = new Promise<void>((resolve) => {
    cancel = clock.after(servedWithinMs, resolve);
  });
  await Promise.race([live.catchUp(), enough]);
  cancel();
}

/** Adds what the desk asks about the FAQ. */
export function addKnowledgeRoutes(
  app: Hono<HttpEnv>,
  backend: Backend,
  { live, demandAgent }: { live: LivePackage; demandAgent(c: Context<HttpEnv>): Promise<Agent> },
): void {
  // Fetched when first asked for: compiling Markdown is nothing a start needs.
  const reading = () => import('./knowledge.ts');
  const gaps = createGaps(backend.store);

  app.get('/knowledge', async (c) => {
    await demandAgent(c);
    return c.json(await (await reading()).readKnowledge(backend, { shelf: await live.shelf(), gaps }));
  });

  app.get('/articles/:id', async (c) => {
    await demandAgent(c);
    const history = await (await reading()).readHistory(backend, c.req.param('id'));
    if (!history) throw new Refusal('gone', 'There is no such article.');
    return c.json(history);
  });

  app.post('/preview', async (c) => {
    const agent = await demandAgent(c);
    backend.rates.demand('agent', agent.id);
    const parsed = v.safeParse(PreviewSchema, await readJson(c.req.raw, articleLimits.commandBytes));
    if (!parsed.success) throw new Refusal('broken', 'This is no draft.');
    return c.json((await reading()).preview(parsed.output, await live.shelf()));
  });
}
