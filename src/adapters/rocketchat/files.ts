import * as v from 'valibot';
import type { ChatFile, ChatSent } from '../../channels/chat/port.ts';
import { DeskbellError, isDeskbellError, type Call } from '../../core/index.ts';
import type { Attachment, AttachmentRules, FieldProblem } from '../../protocol/index.ts';
import { ask } from '../ask.ts';
import { checkFile, download } from '../file.ts';
import type { Place } from './api.ts';
import { readAll } from './rooms.ts';
import { findUploads, pendingOf, settled } from './uploads.ts';
import type { World } from './world.ts';

// Comes with the first file: most visitors send none.

/** Some versions answer with the message, others with no more than that it was done. */
const UploadedSchema = v.object({ _id: v.optional(v.string()) });
const RefusedSchema = v.object({ reason: v.string() });

const problems: Readonly<Record<string, Readonly<Record<string, FieldProblem>>>> = {
  'error-type-not-allowed': { type: 'invalid' },
  'error-size-not-allowed': { size: 'too-long' },
  'error-file-upload-disabled': { type: 'invalid' },
};

/** Says a file, once: the server knows no ids of ours for files, so one that may have arrived is looked for first. */
export async function attach(world: World, rules: AttachmentRules, file: ChatFile, call: Call): Promise<ChatSent> {
  checkFile(file, rules, call);
  const { visitor } = world;
  const { sent, pending } = await visitor.known.read(call);
  const before = sent[call.id];
  if (before) return { entry: before.id, at: call.at };
  if (pending?.command === call.id) {
    const found = await arrived(world, call);
    if (found) return found;
  }
  const place = await visitor.enter(call);
  const under = pendingOf(call, file.name, file.content);
  await visitor.known.change(call, (kept) => ({ ...kept, pending: under }));
  const id = await upload(world, place, file, call);
  if (id === undefined) {
    const found = await arrived(world, call);
    if (!found) throw call.error('unavailable', { message: 'The file is not in the room yet.' });
    return found;
  }
  await visitor.known.change(call, (kept) => ({ ...kept, ...settled(kept, id, under) }));
  return { entry: id, at: call.at };
}

/** Resolves with the id of its message, if the server says so. */
async function upload({ api, visitor }: World, { rid, token }: Place, { name, content }: ChatFile, call: Call): Promise<string | undefined> {
  const form = new FormData();
  form.append('file', content, name);
  const url = `${api.endpoint}/api/v1/livechat/upload/${encodeURIComponent(rid)}`;
  try {
    return (await ask({ call, url, form, headers: { 'x-visitor-token': token }, schema: UploadedSchema, refusal }))._id;
  } catch (error) {
    if (!isDeskbellError(error, 'unauthorized')) throw error;
    // Into a room that was closed nothing can be brought: the next attempt is made in another.
    await visitor.leave(rid, call);
    throw call.error('unavailable', { cause: error });
  }
}

/** What is in a file of the visitor's rooms. */
export async function open({ api }: World, { id }: Attachment, call: Call): Promise<Blob> {
  const [, rid, link] = /^(\S+) (\S+)$/.exec(id) ?? [];
  if (rid === undefined || link === undefined) throw call.error('gone');
  const url = new URL(link, `${api.endpoint}/`);
  // Where files are protected, the server takes the visitor's token in the address only; nobody else is shown it.
  if (url.origin === new URL(api.endpoint).origin) {
    const token = await call.identity.device();
    for (const [name, value] of Object.entries({ rc_room_type: 'l', rc_rid: rid, rc_token: token })) url.searchParams.set(name, value);
  }
  return download(url.href, call);
}

/** Whether a file whose answer was lost, or said little, is in the room. */
async function arrived(world: World, call: Call): Promise<ChatSent | undefined> {
  const { known } = world.visitor;
  const messages = await readAll(world, call);
  const found = findUploads(messages, await known.read(call));
  const message = messages.find(({ _id }) => found.get(_id)?.command === call.id);
  const sent = message && found.get(message._id);
  if (!sent) return undefined;
  await known.change(call, (kept) => ({ ...kept, ...settled(kept, message._id, sent) }));
  return { entry: message._id, at: message.ts };
}

function refusal(status: number, answer: unknown): DeskbellError | undefined {
  if (status === 401 || status === 403) return new DeskbellError('unauthorized');
  if (status === 413) return new DeskbellError('refused', { fields: { size: 'too-long' } });
  const { success, output } = v.safeParse(RefusedSchema, answer);
  const fields = success ? problems[output.reason] : undefined;
  return fields && new DeskbellError('refused', { message: `Rocket.Chat says "${success ? output.reason : ''}".`, fields });
}
