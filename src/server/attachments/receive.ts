import { attachmentTypes, cleanFileName, type Attachment, type AttachmentType } from '../../protocol/index.ts';
import type { Backend } from '../backend.ts';
import { createId } from '../random.ts';
import { refuseField, Refusal } from '../refusal.ts';
import type { AttachmentRow } from '../store/index.ts';
import { sniff, type Sniffed } from './sniff.ts';

/** Whose file it is, and what it is called. */
export interface Upload {
  /** `visitor:<id>` or `agent:<id>`. */
  readonly owner: string;
  readonly visitor: string | null;
  /** The id its sender gave it: uploaded again it is the same file. */
  readonly command: string;
  readonly name: string;
}

/** So much of a file lies in one row, and is in memory while it comes. Divisible by three, for base64. */
const partBytes = 192 * 1024;

/** What fits these is drawn in a moment by a phone; a picture of a few bytes can say it had a hundred thousand a side. */
const maxSide = 16_384;
const maxPixels = 64_000_000;

/**
 * Takes a file in as it comes, a part at a time, and says what it is. Kept when this is answered; a sender who breaks off
 * leaves nothing. It is not said to anybody yet: what is never said is forgotten after a day.
 */
export async function receive(backend: Backend, upload: Upload, body: AsyncIterable<Uint8Array>): Promise<Attachment> {
  const { store, clock, random, config } = backend;
  const rules = config.chat.attachments;
  if (!rules) throw new Refusal('unsupported', 'This shop takes no files.');
  const known = await store.rows.attachments.byCommand(upload.owner, upload.command);
  if (known) return attachmentOf(known);
  await demandRoom(backend, upload.owner, rules);

  const row: AttachmentRow = { ...upload, id: createId(random), conversation: null, name: '', type: '', bytes: 0, width: null, height: null, ready: 0, at: clock.now() };
  let found: Sniffed | undefined;
  let bytes = 0;
  try {
    await store.transaction((rows) => rows.attachments.begin(row));
    let number = 0;
    for await (const part of inParts(body, rules.maxBytes)) {
      if (number === 0) found = demandType(part, rules.types);
      bytes += part.length;
      const place = { attachment: row.id, number, data: part.toString('base64') };
      await store.transaction((rows) => rows.attachments.addPart(place));
      number += 1;
    }
    if (!found) throw refuseField('type', 'invalid');
    const { type, size } = found;
    const whole = { ...row, ready: 1, name: nameFor(upload.name, type), type, bytes, width: size?.width ?? null, height: size?.height ?? null };
    return await store.transaction(async (rows) => {
      // The same file may have come twice at the same time.
      const meanwhile = await rows.attachments.byCommand(upload.owner, upload.command);
      if (!meanwhile) await rows.attachments.finish(whole);
      else await rows.attachments.drop(row.id);
      return attachmentOf(meanwhile ?? whole);
    });
  } catch (error) {
    // Should this fail as well, it goes with what is never said.
    await store.transaction((rows) => rows.attachments.drop(row.id)).catch(() => {});
    throw error;
  }
}

/** A file as everybody is told of it. */
export function attachmentOf({ id, name, type, bytes, width, height }: AttachmentRow): Attachment {
  return { id, name, type, bytes, ...(width !== null && height !== null && { width, height }) };
}

/** The name with an ending that says what it is: what runs by its ending elsewhere must not leave here with it. */
function nameFor(given: string, type: AttachmentType): string {
  const name = cleanFileName(given);
  const endings: readonly string[] = attachmentTypes[type];
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending) ? name : cleanFileName(`${name.slice(0, 100)}.${endings[0]}`);
}

async function demandRoom({ store }: Backend, owner: string, { perPersonBytes, totalBytes, maxBytes }: { perPersonBytes: number; totalBytes: number; maxBytes: number }): Promise<void> {
  if ((await store.rows.attachments.heldBy(owner)) + maxBytes > perPersonBytes) throw refuseField('room', 'taken');
  if ((await store.rows.attachments.held()) + maxBytes > totalBytes) throw refuseField('room', 'taken');
}

function demandType(head: Buffer, types: readonly AttachmentType[]): Sniffed {
  const found = sniff(head);
  if (!found || !types.includes(found.type)) throw refuseField('type', 'invalid');
  const { width, height } = found.size ?? { width: 1, height: 1 };
  if (Math.max(width, height) > maxSide || width * height > maxPixels) throw refuseField('size', 'too-long');
  return found;
}

/** Counted as it comes: a length need not be announced, nor be true. */
async function* inParts(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let total = 0;
  for await (const piece of body) {
    total += piece.byteLength;
    if (total > maxBytes) throw refuseField('size', 'too-long');
    held.push(piece);
    heldBytes += piece.byteLength;
    if (heldBytes < partBytes) continue;
    const whole = Buffer.concat(held);
    const end = whole.length - (whole.length % partBytes);
    for (let at = 0; at < end; at += partBytes) yield whole.subarray(at, at + partBytes);
    held = [whole.subarray(end)];
    heldBytes = whole.length - end;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}
