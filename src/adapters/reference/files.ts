import * as v from 'valibot';
import type { ChatFile, ChatSent } from '../../channels/chat/port.ts';
import { fromErrorBody, toDeskbellError, type Call } from '../../core/index.ts';
import { ErrorBodySchema, UploadedSchema, type Attachment } from '../../protocol/index.ts';
import { toSent } from './cursor.ts';
import { readJson, type Http } from './http.ts';

// Comes with the first file: most visitors send none.

/** Uploads a file under the id of the command that then says it. */
export async function attach(http: Http, { name, content }: ChatFile, call: Call): Promise<ChatSent> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name) };
  const answer = await http.session.use(call, async (token) => readJson(await request(http, { call, token, id: call.id, headers, method: 'PUT', body: content }), call));
  const { success, output } = v.safeParse(UploadedSchema, answer);
  if (!success) throw call.error('broken', { message: 'Unknown answer to a file.' });
  return toSent(await http.command('chat.attach', { attachment: output.attachment.id }, call));
}

/** What is in a file of the visitor's conversation. */
export async function open(http: Http, { id, type }: Attachment, call: Call): Promise<Blob> {
  const content = await http.session.use(call, async (token) => (await request(http, { call, token, id })).blob());
  // A page of HTML is a hotel's sign-in or a proxy's apology, and no picture.
  if (!content.type.startsWith(type)) throw call.error('unavailable');
  return content;
}

interface FileRequest extends RequestInit {
  readonly call: Call;
  readonly token: string;
  readonly id: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The token goes in a header: an address that opens a file by itself would be a secret in every log. */
async function request({ endpoint }: Http, { call, token, id, headers, ...init }: FileRequest): Promise<Response> {
  const url = `${endpoint}/v1/attachments/${encodeURIComponent(id)}`;
  const response = await call.fetch(url, { ...init, headers: { ...headers, authorization: `Bearer ${token}` }, credentials: 'omit', cache: 'no-store' });
  if (response.ok) return response;
  const { success, output } = v.safeParse(v.object({ error: ErrorBodySchema }), await response.clone().json().catch(() => undefined));
  const judged = toDeskbellError(response);
  // With the answer as its cause, by which the session sees that a token is not known any more.
  throw success ? Object.assign(fromErrorBody(output.error), { cause: response }) : judged;
}
