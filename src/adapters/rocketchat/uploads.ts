import * as v from 'valibot';
import type { Call } from '../../core/index.ts';
import { remember } from '../kept.ts';
import type { Message } from './api.ts';

/** What is kept of the files a visitor has sent. The server chooses the ids of their messages, and does not say how large they are. */
export interface Uploads {
  /** The message each command became, and how large its file is. */
  readonly sent: Readonly<Record<string, { readonly id: string; readonly bytes: number }>>;
  /** What was under way: whether it arrived must be looked up. */
  readonly pending?: Pending | undefined;
}

/** A file that is under way, as it can be told again. */
export interface Pending {
  readonly command: string;
  readonly name: string;
  readonly bytes: number;
}

/** Both, as they are kept with what else is. */
export const uploadEntries = {
  sent: v.optional(v.record(v.string(), v.object({ id: v.string(), bytes: v.number() })), {}),
  pending: v.optional(v.object({ command: v.string(), name: v.string(), bytes: v.number() })),
};

/** Files by the ids of their messages: those that are known, and the one that must be what was under way. */
export function findUploads(messages: Iterable<Message>, { sent, pending }: Uploads): ReadonlyMap<string, Pick<Pending, 'command' | 'bytes'>> {
  const known = new Map(Object.entries(sent).map(([command, { id, bytes }]) => [id, { command, bytes }]));
  if (!pending) return known;
  const isPending = ({ _id, token, files: [file], attachments: [attached] }: Message) =>
    token && !known.has(_id) && file && file.name === pending.name && (file.size ?? attached?.image_size ?? pending.bytes) === pending.bytes;
  // The newest: an older one may be what somebody has taken back too late.
  const [arrived] = [...messages].filter(isPending).sort((one, other) => other.ts - one.ts);
  return arrived ? known.set(arrived._id, pending) : known;
}

/** So many are remembered. */
const sentLength = 100;

/** What was under way has become this message. */
export function settled({ sent, pending }: Uploads, id: string, { command, bytes }: Pick<Pending, 'command' | 'bytes'>): Uploads {
  return { pending: pending?.command === command ? undefined : pending, sent: remember(sent, command, { id, bytes }, sentLength) };
}

/** To be kept before anything leaves. */
export const pendingOf = ({ id }: Call, name: string, { size }: Blob): Pending => ({ command: id, name, bytes: size });
