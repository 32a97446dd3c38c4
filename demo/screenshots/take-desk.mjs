// Takes the README's picture of the desk: `npm start -- --data <a new folder>` in one terminal, and in another
// `node demo/screenshots/take-desk.mjs --password <the one that was printed>`. What is seen is said over the widget's own routes first.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromium as findChromium } from '../../tests/machine.mjs';

const { values } = parseArgs({
  options: {
    shop: { type: 'string', default: 'http://localhost:4400' },
    server: { type: 'string', default: 'http://localhost:4401' },
    password: { type: 'string' },
    out: { type: 'string', default: import.meta.dirname },
  },
});
if (!values.password) {
  console.error('Name the password that "npm start" printed: --password …');
  process.exit(1);
}

const newId = () => crypto.randomUUID();

/** Says something to the server as a page of the shop, or as the desk with its cookie. */
async function post(path, body, headers = {}) {
  const response = await fetch(values.server + path, { method: 'POST', headers: { 'content-type': 'application/json', origin: values.shop, ...headers }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
  return { ...(await response.json()), cookie: response.headers.get('set-cookie')?.split(';')[0] };
}

/** Somebody new who is on a page of the shop, and what they say from there. */
async function visitor(path, title, more = {}) {
  const { token } = await post('/v1/visitors', { device: newId() });
  const context = { page: { url: values.shop + path, title: `${title} – Tülle` }, locale: 'en', timeZone: 'Europe/London', ...more };
  return (type, body) => post('/v1/commands', { id: newId(), type, at: Date.now(), context, body }, { authorization: `Bearer ${token}` });
}

const about = (name, email) => ({ name, email, topic: 'other' });
const call = { country: 'GB', when: { is: 'asap' }, consent: 'You may call me on this number.' };

const björn = await visitor('/pots.html', 'Pots & kettles', { locale: 'sv', timeZone: 'Europe/Stockholm' });
await björn('contact.send', { ...about('Björn Andersson', 'bjorn@example.org'), message: 'Do you ship to Norway, and who pays the customs?' });
const chloé = await visitor('/shipping.html', 'Shipping & returns');
await chloé('chat.send', { text: 'Can I still change the address on order TU-204117?' });
const søren = await visitor('/product-dock.html', 'Dock iron pot');
await søren('callback.request', { ...call, name: 'Søren Holm', phone: '020 7946 0101', note: 'The lid does not fit any more.' });
const hanna = await visitor('/gifts.html', 'Gifts');
await hanna('contact.send', { ...about('Hanna Müller', 'hanna@example.org'), message: 'Could you engrave a pot by the 12th? It is for a wedding.' });
const ada = await visitor('/product-elbe.html', 'Elbe teapot', { searched: ['chipped spout', 'broken on arrival'], read: ['Something arrived broken'] });
await ada('contact.send', { ...about('Ada Quist', 'ada@example.org'), message: 'Thank you for the cups, they are lovely.' });
await ada('chat.send', { text: 'My Elbe pot arrived today with a chip on the spout.' });
await ada('chat.send', { text: 'It was meant as a present for Saturday.' });

const { cookie } = await post('/desk/api/sign-in', { name: 'desk', password: values.password }, { origin: values.server });
const asDesk = { origin: values.server, cookie };
const command = (type, body) => post('/desk/api/commands', { id: newId(), type, body }, asDesk);
const { items } = await (await fetch(`${values.server}/desk/api/inbox`, { headers: asDesk })).json();
const idOf = (words) => items.find(({ excerpt }) => excerpt.includes(words)).conversation;
const talk = idOf('present for Saturday');
await command('desk.reply', { conversation: talk, text: 'I am sorry about that. A new one leaves us today and is with you on Friday; you need not send anything back.' });
await ada('chat.send', { text: 'Oh, that is kind. Thank you!' });
await command('desk.note', { conversation: talk, text: 'Third chipped Elbe this week: ask packing about the new boxes.' });
await command('desk.done', { conversation: idOf('lovely') });

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, locale: 'en-GB', timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
  await page.goto(`${values.server}/desk/`);
  await page.getByRole('textbox', { name: 'Name' }).fill('desk');
  await page.getByRole('textbox', { name: 'Password' }).fill(values.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /that is kind/ }).click();
  await page.getByText('Third chipped Elbe').waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(values.out, 'desk.png') });
} finally {
  await browser.close();
}
