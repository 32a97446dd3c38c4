import * as v from 'valibot';
import { PageSchema } from '../protocol/index.ts';

const id = v.pipe(v.string(), v.maxLength(100));
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const side = v.picklist(['visitor', 'agent']);

/**
 * Something that happened, told to whoever is looking now. A hint says where to look, not what is there: the database
 * is the log, and a hint that is lost costs one heartbeat. So it may travel through anything, other processes included,
 * which is why it has a schema.
 */
export const HintSchema = v.variant('type', [
  /** The log of a conversation grew from `since` to `head`, or (both equal) something else about it changed. */
  v.object({
    type: v.literal('log'),
    conversation: id,
    visitor: id,
    channel: v.picklist(['chat', 'contact', 'callback']),
    since: number,
    head: number,
  }),
  v.object({ type: v.literal('read'), conversation: id, visitor: id, side, upTo: number }),
  v.object({ type: v.literal('typing'), conversation: id, visitor: id, side, name: v.pipe(v.string(), v.maxLength(500)), on: v.boolean() }),
  /** What an agent does with a conversation: a matter of the desks alone. */
  v.object({ type: v.literal('company'), conversation: id, agent: id, name: v.pipe(v.string(), v.maxLength(500)), doing: v.picklist(['looking', 'typing', 'gone']) }),
  /** What the FAQ learned, or what is written in it, changed. */
  v.object({ type: v.literal('knowledge') }),
  /** A visitor came, went, or turned to another page; as the process they are with sees it. */
  v.object({ type: v.literal('presence'), visitor: id, online: v.boolean(), page: v.exactOptional(PageSchema) }),
]);

/** See {@link HintSchema}. */
export type Hint = Readonly<v.InferOutput<typeof HintSchema>>;
