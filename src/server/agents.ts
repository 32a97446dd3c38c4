import { randomBytes, scrypt as scryptWithCallback, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';
import type { Agent, AgentAccount } from '../protocol/index.ts';
import { createId, createSecret, hashSecret, type Random } from './random.ts';
import { refuseField } from './refusal.ts';
import type { AgentRow, Store } from './store/index.ts';

const scrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(scryptWithCallback);

// 32 MiB and about a tenth of a second for each guess.
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const keyBytes = 32;

/** How long an agent stays signed in. */
export const sessionMs = 12 * 60 * 60 * 1000;

/** The name of the agent that the first start makes. */
export const firstAgent = 'desk';

/** A password as it is kept: its salt and what scrypt makes of both. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await scrypt(password.normalize('NFKC'), salt, keyBytes, cost);
  return `scrypt$${cost.N}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether a password is the one that was kept. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, n, salt = '', key = ''] = kept.split('$');
  const expected = Buffer.from(key, 'base64url');
  const found = await scrypt(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), keyBytes, { ...cost, N: Number(n) });
  return found.length === expected.length && timingSafeEqual(found, expected);
}

/** Makes the first agent when there is none; answers how to sign in, which is told once and never again. */
export async function ensureFirstAgent(
  store: Store,
  tools: { random: Random; now: number; publicName: string; password?: string },
): Promise<{ name: string; password: string } | undefined> {
  if (await store.rows.agents.any()) return undefined;
  const password = tools.password ?? createPassword(tools.random);
  const row: AgentRow = {
    id: createId(tools.random),
    login: firstAgent,
    name: tools.publicName,
    password: await hashPassword(password),
    role: 'admin',
    disabled: 0,
    version: 1,
    created_at: tools.now,
  };
  await store.rows.agents.insert(row);
  // Two processes may have started at once on one database; only the one whose row stands may tell its password.
  const stands = await store.rows.agents.byLogin(firstAgent);
  return stands?.id === row.id ? { name: firstAgent, password } : undefined;
}

/** Gives an agent a new password and ends their sessions; false when there is no such agent. */
export async function setPassword(store: Store, name: string, password: string): Promise<boolean> {
  return store.rows.agents.setPassword(loginOf(name), await hashPassword(password));
}

/** What an admin sees of everybody who may answer. */
export async function listAgents(store: Store): Promise<AgentAccount[]> {
  return (await store.rows.agents.all()).map(accountOf);
}

/** Makes another agent; refuses a name somebody signs in with already. */
export async function addAgent(
  store: Store,
  { login, name, password, role, random, now }: Omit<AgentAccount, 'id' | 'disabled'> & { password: string; random: Random; now: number },
): Promise<AgentAccount> {
  const row: AgentRow = {
    id: createId(random),
    login: loginOf(login),
    name,
    password: await hashPassword(password),
    role,
    disabled: 0,
    version: 1,
    created_at: now,
  };
  await store.rows.agents.insert(row);
  const stands = await store.rows.agents.byLogin(row.login);
  if (stands?.id !== row.id) throw refuseField('login', 'taken');
  return accountOf(row);
}

/** Changes what an agent may and signs them out everywhere; refuses to leave nobody who could undo it. False: no such agent. */
export function changeAgent(
  store: Store,
  id: string,
  { role, disabled }: { readonly role?: AgentAccount['role']; readonly disabled?: boolean },
): Promise<boolean> {
  return store.transaction(async (rows) => {
    const admins = await rows.agents.lockAdmins();
    const stepsDown = role === 'agent' || disabled === true;
    if (stepsDown && admins.length === 1 && admins[0]?.id === id) throw refuseField(disabled ? 'disabled' : 'role', 'required');
    return rows.agents.change(id, { ...(role && { role }), ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }) });
  });
}

/** Somebody signed in. */
export interface Session {
  readonly agent: Agent;
  /** For the cookie. */
  readonly secret: string;
}

/** A session for the right name and password, else undefined. Takes as long for an unknown name as for a known one. */
export async function signIn(
  store: Store,
  attempt: { name: string; password: string; random: Random; now: number },
): Promise<Session | undefined> {
  const row = await store.rows.agents.byLogin(loginOf(attempt.name));
  const right = await isPassword(attempt.password, row?.password ?? nobody);
  if (!row || !right || row.disabled) return undefined;
  const secret = createSecret(attempt.random);
  await store.rows.agents.addSession(
    { hash: hashSecret(secret), agent: row.id, version: row.version, expires_at: attempt.now + sessionMs },
    attempt.now,
  );
  return { agent: agentOf(row), secret };
}

/** Whom a cookie stands for. */
export async function agentOfSecret(store: Store, secret: string | undefined, now: number): Promise<Agent | undefined> {
  if (!secret || secret.length > 100) return undefined;
  const row = await store.rows.agents.ofSession(hashSecret(secret), now);
  return row && agentOf(row);
}

/** Names differ in more than case between keyboards. */
function loginOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function agentOf(row: AgentRow): Agent {
  return { id: row.id, name: row.name, role: row.role };
}

function accountOf({ id, login, name, role, disabled }: AgentRow): AgentAccount {
  return { id, login, name, role, disabled: disabled === 1 };
}

/** Five groups of four letters that are hard to confuse: 100 bits. */
function createPassword(random: Random): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const text = Array.from(random.bytes(20), (byte) => letters[byte % letters.length]).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}

/** A kept password nobody has: what an unknown name is compared with. */
const nobody = `scrypt$${cost.N}$AAAAAAAAAAAAAAAAAAAAAA$${Buffer.alloc(keyBytes).toString('base64url')}`;
