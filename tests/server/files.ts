import type { Attachment, ErrorBody } from '../../src/protocol/index.ts';
import type { RunningServer } from '../../src/server/index.ts';
import type { Desk } from './desk.ts';
import { shopOrigin } from './shop.ts';
import { newId, type Visitor } from './visitor.ts';

/** Whoever has a file to send. */
export type Sender = { readonly token: string } | { readonly cookie: string };

const addressOf = (server: Pick<RunningServer, 'url'>, sender: Sender, id: string) => `${server.url}${'token' in sender ? '/v1' : '/desk/api'}/attachments/${id}`;
const headersOf = (server: Pick<RunningServer, 'url'>, sender: Sender) =>
  'token' in sender ? { Origin: shopOrigin, Authorization: `Bearer ${sender.token}` } : { Origin: server.url, Cookie: sender.cookie };

/** What came of an upload. */
export interface Uploaded {
  readonly status: number;
  readonly attachment: Attachment;
  readonly error: ErrorBody | undefined;
}

/** Uploads a file as a page would. */
export async function upload(
  server: Pick<RunningServer, 'url'>,
  sender: Sender,
  body: BodyInit,
  { name = 'photo.png', id = newId() }: { name?: string; id?: string } = {},
): Promise<Uploaded> {
  const headers = { ...headersOf(server, sender), 'X-File-Name': encodeURIComponent(name) };
  const response = await fetch(addressOf(server, sender, id), { method: 'PUT', headers, body, ...(body instanceof ReadableStream && { duplex: 'half' }) });
  const { attachment, error } = (await response.json()) as { attachment: Attachment; error?: ErrorBody };
  return { status: response.status, attachment, error };
}

/** Asks for a file. */
export async function download(server: Pick<RunningServer, 'url'>, sender: Sender, id: string): Promise<{ status: number; headers: Headers; body: Buffer }> {
  const response = await fetch(addressOf(server, sender, id), { headers: headersOf(server, sender) });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}

/** Uploads a picture and says it. */
export async function sendPicture(server: Pick<RunningServer, 'url'>, visitor: Visitor, options: { name?: string; id?: string } = {}): Promise<Attachment> {
  const { attachment } = await upload(server, visitor, png(), options);
  await visitor.command('chat.attach', { attachment: attachment.id });
  return attachment;
}

/** Says a file in a chat as an agent. */
export const attachAsAgent = (desk: Desk, conversation: string, attachment: string) => desk.command('desk.attach', { conversation, attachment });

/** As much of a PNG as says what it is and how large; `bytes` in all. */
export function png({ width = 640, height = 480, bytes = 2_000 } = {}): Buffer<ArrayBuffer> {
  const file = Buffer.alloc(bytes, 0x5a);
  file.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  file.writeUInt32BE(width, 16);
  file.writeUInt32BE(height, 20);
  return file;
}
