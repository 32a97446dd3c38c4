import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/server/index.ts';
import { signIn } from './desk.ts';
import { startHouse } from './house.ts';
import { greet } from './line-client.ts';
import { contactRequest, fetchAs, newId } from './visitor.ts';

const key = 'Q7w2e9r4t1y6u3i8o5p0a2s4d6f8g1h3';
const audience = 'https://help.shop.example';
const seconds = () => Math.floor(Date.now() / 1_000);
const base64 = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A proof as a shop's server makes it; what is given changes what is right. */
function proof({
  claims = {},
  header = { alg: 'HS256', typ: 'JWT' },
  secret = key,
}: { claims?: Record<string, unknown>; header?: unknown; secret?: string | Buffer } = {}): string {
  const body = { sub: 'customer-42', aud: audience, exp: seconds() + 300, iat: seconds(), name: 'Ada', ...claims };
  const signed = `${base64(header)}.${base64(body)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const shop = () => startHouse({ identity: { key, audience } });
const arriveAs = (server: { url: string }, identity: unknown, device = newId(), token?: string) =>
  fetchAs<{ token: string }>(server, '/v1/visitors', { json: { device, identity }, ...(token !== undefined && { token }) });

const pair = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
function signedByPair(): string {
  const signed = proof({ header: { alg: 'RS256' } }).split('.').slice(0, 2).join('.');
  return `${signed}.${createSign('sha256').update(signed).sign(pair.privateKey, 'base64url')}`;
}
const good = proof();
const [head, body, signature] = good.split('.') as [string, string, string];
const lastLetter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The same bytes in another spelling: the last letter has bits that nothing reads. */
const respelt = signature.slice(0, -1) + lastLetter[lastLetter.indexOf(signature.at(-1)!) ^ 1];

/** What is no proof, and why. */
const attacks: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['nothing', ''],
  ['a number', 42],
  ['yes', true],
  ['a list', [good]],
  ['an object', { sub: 'customer-42' }],
  ['a plain claim', 'customer-42'],
  ['plain JSON', '{"sub":"customer-42"}'],
  ['only dots', '..'],
  ['two parts', `${head}.${body}`],
  ['four parts', `${good}.x`],
  ['five parts', `${good}.${head}.${body}`],
  ['no signature', `${head}.${body}.`],
  ['half a signature', `${head}.${body}.${signature.slice(0, 20)}`],
  ['a signature in another spelling', `${head}.${body}.${respelt}`],
  ['padding', `${good}=`],
  ['a space in front', ` ${good}`],
  ['a line break behind', `${good}\n`],
  ['algorithm none without a signature', `${base64({ alg: 'none' })}.${body}.`],
  ['algorithm none, signed', proof({ header: { alg: 'none' } })],
  ['algorithm nOnE', proof({ header: { alg: 'nOnE' } })],
  ['no algorithm', proof({ header: {} })],
  ['a list of algorithms', proof({ header: { alg: ['HS256'] } })],
  ['HS384 in name', proof({ header: { alg: 'HS384' } })],
  ['RS256, rightly signed by a pair', signedByPair()],
  ['the public key taken for the secret', proof({ secret: pair.publicKey })],
  ['an empty secret', proof({ secret: '' })],
  ['another secret', proof({ secret: `${key}x` })],
  ['a key of its own in the header', proof({ header: { alg: 'HS256', jwk: { kty: 'oct', k: base64('mine') } }, secret: 'mine' })],
  ['rules we do not understand', proof({ header: { alg: 'HS256', crit: ['exp'] } })],
  ['another type', proof({ header: { alg: 'HS256', typ: 'JWE' } })],
  ['other claims under the signature', `${head}.${base64({ sub: 'somebody-else', aud: audience, exp: seconds() + 300 })}.${signature}`],
  ['another shop', proof({ claims: { aud: 'https://other.example' } })],
  ['a look-alike of the shop', proof({ claims: { aud: `${audience}.evil.example` } })],
  ['no shop', proof({ claims: { aud: undefined } })],
  ['a list of other shops', proof({ claims: { aud: ['https://other.example'] } })],
  ['no name', proof({ claims: { sub: undefined } })],
  ['an empty name', proof({ claims: { sub: '' } })],
  ['a number for a name', proof({ claims: { sub: 42 } })],
  ['an object for a name', proof({ claims: { sub: { $ne: '' } } })],
  ['a name without end', proof({ claims: { sub: 'x'.repeat(201) } })],
  ['run out', proof({ claims: { exp: seconds() - 60 } })],
  ['no end', proof({ claims: { exp: undefined } })],
  ['an end as text', proof({ claims: { exp: String(seconds() + 300) } })],
  ['good for an hour', proof({ claims: { exp: seconds() + 3_600 } })],
  ['milliseconds for seconds', proof({ claims: { exp: Date.now() + 300_000 } })],
  ['not yet good', proof({ claims: { nbf: seconds() + 120 } })],
  ['made in the future', proof({ claims: { iat: seconds() + 120 } })],
  ['ten thousand letters', proof({ claims: { filler: 'x'.repeat(10_000) } })],
  ['claims that are no object', `${head}.${base64('[]')}.${createHmac('sha256', key).update(`${head}.${base64('[]')}`).digest('base64url')}`],
];

describe('a proof of identity that is not good', () => {
  test('is refused, whatever is wrong, in the same words, and never taken for a stranger', async () => {
    const server = await shop();
    const answers = await Promise.all(attacks.map(async ([what, identity]) => ({ what, ...(await arriveAs(server, identity)) })));
    expect(answers.filter(({ status }) => status !== 401).map(({ what }) => what)).toEqual([]);
    expect(new Set(answers.map(({ error }) => error?.message))).toEqual(new Set(['This proof of identity is not good.']));
    expect(answers.every(({ body }) => !('token' in body))).toBe(true);
    expect((await arriveAs(server, good)).status).toBe(200);
  });

  test('as any is where the shop has no key', async () => {
    const server = await startHouse();
    expect(await arriveAs(server, good)).toMatchObject({ status: 404, error: { kind: 'unsupported' } });
    expect((await arriveAs(server, null)).status).toBe(404);
  });

  test('is one that another browser has shown; the same one may repeat it, since its answer may have been lost', async () => {
    const server = await shop();
    const identity = proof();
    const device = newId();
    expect((await arriveAs(server, identity, device)).status).toBe(200);
    expect((await arriveAs(server, identity, device)).status).toBe(200);
    expect((await arriveAs(server, identity)).status).toBe(401);
  });
});

describe('a customer who is proven', () => {
  test('is one visitor on all their devices, and another than the browser was before', async () => {
    const server = await shop();
    const device = newId();
    const stranger = await fetchAs<{ token: string }>(server, '/v1/visitors', { json: { device } });
    const say = (token: string, text: string) =>
      fetchAs(server, '/v1/commands', { token, json: { id: newId(), type: 'chat.send', context: {}, body: { text } } });
    const texts = async (token: string) =>
      (await fetchAs<{ events: { text: string }[] }>(server, '/v1/chat/events', { token })).body.events.map(({ text }) => text);
    await say(stranger.body.token, 'Before signing in');
    const first = await arriveAs(server, proof({ claims: { jti: '1' } }), device);
    expect(await texts(first.body.token)).toEqual([]);
    await say(first.body.token, 'From the phone');
    const second = await arriveAs(server, proof({ claims: { jti: '2' } }));
    expect(await texts(second.body.token)).toEqual(['From the phone']);
    const other = await arriveAs(server, proof({ claims: { sub: 'customer-43' } }), device);
    expect(await texts(other.body.token)).toEqual([]);
    expect(await texts(stranger.body.token)).toEqual(['Before signing in']);
  });

  test('is shown as proven to agents, by the shop’s name for them and not by what they say of themselves', async () => {
    const server = await shop();
    const { token } = (await arriveAs(server, proof())).body;
    const command = (body: unknown) => fetchAs(server, '/v1/commands', { token, json: { id: newId(), type: 'contact.send', context: {}, body } });
    await command({ ...contactRequest, name: 'Somebody Else', verified: 'customer-1' });
    const stranger = await fetchAs<{ token: string }>(server, '/v1/visitors', { json: { device: newId(), verified: 'customer-42' } });
    await fetchAs(server, '/v1/commands', { token: stranger.body.token, json: { id: newId(), type: 'contact.send', context: {}, body: { ...contactRequest, verified: 'customer-42' } } });
    const items = await (await signIn(server)).inbox();
    expect(items.map(({ person }) => person.verified)).toEqual(expect.arrayContaining(['customer-42', undefined]));
    expect(items.find(({ person }) => person.verified === 'customer-42')?.person.name).toBe('Somebody Else');
  });

  test('ends the token the browser had before, and lines that were opened with it', async () => {
    const server = await startHouse({ identity: { key, audience }, heartbeatMs: 200 });
    const device = newId();
    const { token } = (await arriveAs(server, proof({ claims: { jti: '1' } }), device)).body;
    const line = await greet(server, token);
    const next = (await arriveAs(server, proof({ claims: { jti: '2' } }), device, token)).body;
    expect((await line.closed).code).toBe(4001);
    expect((await fetchAs(server, '/v1/chat/events', { token })).status).toBe(401);
    expect((await fetchAs(server, '/v1/chat/events', { token: next.token })).status).toBe(200);
  });
});

test.each([
  ['too short a key', { key: 'short', audience }, 'at least 32'],
  ['a key of a pair', { key: pair.publicKey, audience }, 'not a key of a pair'],
  ['a key that is no secret', { key: 'changeme'.repeat(5), audience }, 'must be random'],
  ['no audience', { key, audience: '' }, 'must not be empty'],
])('a configuration with %s is refused without saying what was given', (_what, identity, sentence) => {
  const read = () => readConfig({ identity });
  expect(read).toThrow(sentence);
  try {
    read();
  } catch (error) {
    if (identity.key.length > 5) expect((error as Error).message).not.toContain(identity.key.slice(0, 20));
  }
});
