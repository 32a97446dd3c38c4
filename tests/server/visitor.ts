import { randomUUID } from 'node:crypto';
import type { BookedCallback, CallbackRequest, ChatBatch, CommandType, ContactRequest, ErrorBody, Slot } from '../../src/protocol/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import { shopOrigin } from './shop.ts';

/** What came back over HTTP. */
export interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly error: ErrorBody | undefined;
  readonly headers: Headers;
}

/** Anything a page of the shop may fetch. */
export async function fetchAs<Body>(
  server: Pick<RunningServer, 'url'>,
  path: string,
  options: { token?: string; method?: string; json?: unknown; text?: string; headers?: Record<string, string> } = {},
): Promise<Reply<Body>> {
  const { token, json, text, headers } = options;
  const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
  const response = await fetch(server.url + path, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { Origin: shopOrigin, ...(token !== undefined && { Authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body }),
  });
  const raw = await response.text();
  const parsed = raw === '' ? undefined : (JSON.parse(raw) as { error?: ErrorBody });
  return { status: response.status, body: parsed as Body, error: parsed?.error, headers: response.headers };
}

/** A visitor who speaks over HTTP. */
export interface Visitor {
  readonly token: string;
  command<Result = Record<string, unknown>>(
    type: CommandType,
    body: unknown,
    options?: { id?: string; context?: unknown },
  ): Promise<Reply<Result>>;
  events(after?: number, epoch?: string): Promise<ChatBatch>;
  callbacks(): Promise<BookedCallback[]>;
}

export async function arrive(server: Pick<RunningServer, 'url'>, device: string = newId()): Promise<Visitor> {
  const { body } = await fetchAs<{ token: string }>(server, '/v1/visitors', { json: { device } });
  const { token } = body;
  return {
    token,
    command: (type, body, { id = newId(), context = {} } = {}) =>
      fetchAs(server, '/v1/commands', { token, json: { id, type, at: Date.now(), context, body } }),
    events: async (after = 0, epoch) =>
      (await fetchAs<ChatBatch>(server, `/v1/chat/events?after=${after}${epoch === undefined ? '' : `&epoch=${epoch}`}`, { token })).body,
    callbacks: async () => (await fetchAs<{ callbacks: BookedCallback[] }>(server, '/v1/callbacks', { token })).body.callbacks,
  };
}

export async function freeSlots(server: Pick<RunningServer, 'url'>): Promise<Slot[]> {
  return (await fetchAs<{ slots: Slot[] }>(server, '/v1/callback/slots')).body.slots;
}

export function newId(): string {
  return randomUUID();
}

export const contactRequest: ContactRequest = {
  name: 'Ada',
  email: 'ada@example.org',
  orderNumber: '',
  subject: 'Parcel',
  message: 'Where is my parcel?',
  topic: undefined,
};

export const callbackRequest: CallbackRequest = {
  name: 'Ada',
  country: 'GB',
  phone: '020 7946 0958',
  when: { is: 'asap' },
  note: 'About my order',
  consent: 'You may call me about this.',
};
