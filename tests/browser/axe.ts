import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface Axe {
  run(where: unknown, options: unknown): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>;
}

/** What may be asked of axe: everything it knows, or what differs when nothing but colours does. */
export type Question = 'everything' | 'colours';

const options: Readonly<Record<Question, object>> = {
  everything: {},
  colours: { runOnly: ['color-contrast', 'link-in-text-block'] },
};

/** What axe finds wrong with a page, a sentence each. Of a shop's page only what is ours is looked at. */
export async function wrongWith(page: Page, question: Question): Promise<string[]> {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(`window.axe || (() => { ${axe} })()`);
  return page.evaluate(async (asked) => {
    const ours = [...document.documentElement.children].filter((element) => element.shadowRoot);
    const where = ours.length > 0 ? { include: ours } : document;
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(where, asked);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`));
  }, options[question]);
}
