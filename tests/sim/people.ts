import { createHmac } from 'node:crypto';
import { onParting, part, tooLateMs } from '../../src/widget/people/parting.ts';
import type { Browser } from './browser.ts';
import { shop } from './kit.ts';
import { keyOf } from './tab-store.ts';
import { openVisitorPage } from './visitor-page.ts';
import { began, keptDrafts, type Open, type World } from './world.ts';

// Who sits at a page. As in the widget, somebody else gets a world of their own and a page that is made anew; a logout goes
// through the widget's own `parting.ts`.

/** How soon somebody opens a widget that was closed by a logout, or another page. */
export const reopenMs = tooLateMs + 200;

/** Whether somebody is just leaving: nobody comes, or leaves as well, in the same moment. */
export function isParting({ schedule }: Pick<World, 'schedule'>, { partedAt }: Browser): boolean {
  return schedule.elapsed() - partedAt < reopenMs;
}

/** Whose a browser's widget is: the customer's, or of whoever came after the last logout. */
export function personOf({ name, partings }: Browser, customer: string): string {
  return `${name}/${customer || partings}`;
}

type Seating = Pick<World, 'kit' | 'schedule' | 'promises'>;

/** Somebody sits down: the shop says who, or nobody in particular. */
export function sit(world: Seating, open: Open, customer: string): void {
  const { tab, browser } = open;
  if (!open.isLeaving) open.page?.dispose();
  const platform = tab.become(customer);
  open.customer = customer;
  open.isLeaving = false;
  open.person = personOf(browser, customer);
  onParting(platform.store, platform.tabs, platform, () => standUp(world, open));
  open.page = openVisitorPage(platform, world.kit.say, 'http://shop.test', customer ? proofsOf(world, open) : undefined);
}

/** The widget is closed and knows nobody; until it is opened anew, nothing is made. */
function standUp(world: Seating, open: Open): void {
  if (open.isLeaving) return;
  // In another tab, what was said before that had heard of it is forgotten with the rest.
  for (const said of world.promises.said.values()) if (said.person === open.person) said.isDismissed = true;
  open.isLeaving = true;
  open.page.dispose();
  const reopen = () => (isParting(world, open.browser) ? later() : sit(world, open, ''));
  const later = () => void world.schedule.after(reopenMs, open.tab.owner, reopen);
  later();
}

/** The customer of a browser signs in at the shop, or is only a browser again: on this page, and on those loaded from now on. */
export function identify(world: World, open: Open, customer: string): void {
  const { browser } = open;
  browser.customer = customer;
  browser.typed = undefined;
  if (open.customer !== customer) sit(world, open, customer);
}

/** Somebody logs out, with what they did here before they had signed in. When the other tabs have heard of it, nothing of theirs is left. */
export async function logOut(world: World, open: Open): Promise<void> {
  const { browser, tab, customer, person } = open;
  const { promises } = world;
  const leaving = [...new Set([customer, ''])];
  const people = new Set([person, personOf(browser, '')]);
  const left = leaving.flatMap((home) => Object.values(browser.disk.values.get(keyOf(home, 'identity:reference')) ?? {}).map(String));
  Object.assign(browser, { customer: '', typed: undefined, partings: browser.partings + 1, partedAt: world.schedule.elapsed() });
  for (const said of promises.said.values()) {
    if (!people.has(said.person)) continue;
    said.isDismissed = true;
    left.push(said.text);
  }
  for (const [text, by] of world.typed) if (people.has(by)) left.push(text);

  const forgotten = Promise.all(leaving.map((home) => (home === customer ? tab.platform : tab.at(home))).map((platform) => part(platform.store, platform.tabs, platform)));
  standUp(world, open);
  await forgotten;
  // A page that was frozen meanwhile leaves what others wrote in that very moment: somebody new may be there by now.
  if (world.schedule.elapsed() - browser.partedAt < tooLateMs) browser.left.push(...left.filter((text) => text.length > 2));
}

/** Whatever a browser still has of those who logged out there. */
export function findLeft({ pages }: World, browser: Browser): string | undefined {
  const tabs = pages.flatMap((one) => (one?.browser === browser && !one.tab.owner.frozen ? [...one.tab.session] : []));
  const all = JSON.stringify([[...browser.disk.values], tabs]);
  return browser.left.find((text) => all.includes(JSON.stringify(text)));
}

/** Whether somebody's words lie safe where nobody of theirs is now. */
export function isKept({ pages, browsers }: World, { browser: name, id }: { readonly browser: string; readonly id: string }): boolean {
  const browser = browsers.find((one) => one.name === name);
  const home = browser && keptDrafts(browser).find((draft) => draft.id === id)?.home;
  // A page whose store takes nothing goes by what it remembers, and not by the shelf.
  return home !== undefined && pages.every((one) => one?.browser !== browser || one?.customer !== home || one.tab.room.isFull || !one.tab.platform.store.durable.value);
}

/** Proofs as a shop signs them: each good for some minutes, and renewed in time. */
function proofsOf({ schedule }: Seating, { customer, tab }: Open): () => Promise<string> {
  const madeFor = 240_000;
  let proof = '';
  let madeAt = -Infinity;
  return async () => {
    const now = schedule.elapsed();
    if (now - madeAt > madeFor) {
      madeAt = now;
      const claims = { sub: customer, aud: shop.audience, exp: Math.floor((began + now) / 1_000) + 300, jti: tab.platform.newId() };
      const signed = [{ alg: 'HS256' }, claims].map((each) => Buffer.from(JSON.stringify(each)).toString('base64url')).join('.');
      proof = `${signed}.${createHmac('sha256', shop.key).update(signed).digest('base64url')}`;
    }
    return proof;
  };
}
