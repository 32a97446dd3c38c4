import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Agent, AgentAccount } from '../protocol/index.ts';
import { createPassword, hashPassword, isPassword, nobodysPassword } from './password.ts';
import { createId, createSecret, hashSecret, type Random } from './random.ts';
import { refuseField } from './refusal.ts';
import type { AgentRow, Store } from './store/index.ts';

/** How long an agent stays signed in. */
export const sessionMs = 12 * 60 * 60 * 1000;

/** The name of the agent that the first start makes. */
export const firstAgent = 'desk';

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

/** Gives an agent a password made here, which is answered once and never again; undefined: no such agent. */
export async function renewPassword(store: Store, id: string, random: Random): Promise<string | undefined> {
  const password = createPassword(random);
  return (await store.rows.agents.change(id, { password: await hashPassword(password) })) ? password : undefined;
}

/** Gives agents the password they want instead of the one they have, and ends their sessions; refuses when that one is wrong. */
export async function changeOwnPassword(store: Store, id: string, { current, next }: { readonly current: string; readonly next: string }): Promise<void> {
  const row = await store.rows.agents.byId(id);
  if (!(await isPassword(current, row?.password ?? nobodysPassword))) throw refuseField('current', 'invalid');
  await store.rows.agents.change(id, { password: await hashPassword(next) });
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

/** Changes how an agent is called or what they may, and signs them out everywhere; refuses to leave nobody who could undo it. False: no such agent. */
export function changeAgent(
  store: Store,
  id: string,
  { name, role, disabled }: Partial<Pick<AgentAccount, 'name' | 'role' | 'disabled'>>,
): Promise<boolean> {
  return store.transaction(async (rows) => {
    const admins = await rows.agents.lockAdmins();
    const stepsDown = role === 'agent' || disabled === true;
    if (stepsDown && admins.length === 1 && admins[0]?.id === id) throw refuseField(disabled ? 'disabled' : 'role', 'required');
    return rows.agents.change(id, { ...(name !== undefined && { name }), ...(role && { role }), ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }) });
  });
}

/** Somebody signed in. */
export interface Session {
  readonly agent: Agent;
  /** For the cookie. */
  readonly secret: string;
  /** What this browser shows next time: see {@link isKnownBrowser}. */
  readonly known: string;
}

/** A session for the right name and password, else undefined. Takes as long for an unknown name as for a known one. */
export async function signIn(
  store: Store,
  attempt: { name: string; password: string; random: Random; now: number },
): Promise<Session | undefined> {
  const row = await store.rows.agents.byLogin(loginOf(attempt.name));
  const right = await isPassword(attempt.password, row?.password ?? nobodysPassword);
  if (!row || !right || row.disabled) return undefined;
  const secret = createSecret(attempt.random);
  await store.rows.agents.addSession(
    { hash: hashSecret(secret), agent: row.id, version: row.version, expires_at: attempt.now + sessionMs },
    attempt.now,
  );
  return { agent: agentOf(row), secret, known: markOf(row) };
}

/**
 * Whether somebody has signed in under this name from this browser before. Strangers who guess, or mean to shut an agent out by
 * guessing, are held up by limits that do not hold up a browser that is known. It is forgotten with the password.
 */
export async function isKnownBrowser(store: Store, name: string, shown: string | undefined): Promise<boolean> {
  const row = shown === undefined ? undefined : await store.rows.agents.byLogin(loginOf(name));
  if (!row || shown === undefined) return false;
  const [expected, given] = [Buffer.from(markOf(row)), Buffer.from(shown)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Made with what only the database knows. */
function markOf({ id, password }: AgentRow): string {
  return createHmac('sha256', password).update(`known at the desk as ${id}`).digest('base64url');
}

/** Whom a cookie stands for. */
export async function agentOfSecret(store: Store, secret: string | undefined, now: number): Promise<Agent | undefined> {
  if (!secret || secret.length > 100) return undefined;
  const row = await store.rows.agents.ofSession(hashSecret(secret), now);
  return row && agentOf(row);
}

/** The name an account goes by, however it was typed: they differ in more than case between keyboards. */
export function loginOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

function agentOf(row: AgentRow): Agent {
  return { id: row.id, name: row.name, role: row.role };
}

function accountOf({ id, login, name, role, disabled }: AgentRow): AgentAccount {
  return { id, login, name, role, disabled: disabled === 1 };
}
