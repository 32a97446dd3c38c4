import * as v from 'valibot';
import { ChatBatchSchema, ChatEventSchema } from './chat.ts';
import { PageSchema } from './context.ts';
import { ErrorBodySchema } from './error.ts';
import { clientId } from './field.ts';

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What a widget says over its line. */
export const VisitorFrameSchema = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    version: v.number(),
    token: v.pipe(v.string(), v.maxLength(500)),
    epoch: v.optional(v.string()),
    have: v.optional(number, 0),
    page: v.fallback(v.optional(PageSchema), undefined),
  }),
  v.object({
    type: v.literal('send'),
    /** An envelope of `command.ts`; parsed apart so that a refusal can name its id and fields. */
    command: v.looseObject({ id: clientId }),
  }),
  v.object({ type: v.literal('sync'), after: number, epoch: v.string() }),
  v.object({ type: v.literal('pong') }),
  v.object({ type: v.literal('typing'), on: v.boolean() }),
  v.object({ type: v.literal('read'), upTo: number }),
  v.object({ type: v.literal('page'), page: PageSchema }),
]);
export type VisitorFrame = v.InferOutput<typeof VisitorFrameSchema>;

/** What the server says to a widget. */
export const ServerFrameSchema = v.variant('type', [
  v.object({
    type: v.literal('welcome'),
    version: v.number(),
    epoch: v.string(),
    head: number,
    /** The server's clock. */
    now: number,
    heartbeatMs: v.pipe(v.number(), v.minValue(100)),
    /** How far the agents have read. */
    read: v.optional(number, 0),
  }),
  v.object({ type: v.literal('ack'), id: v.string(), result: v.unknown() }),
  v.object({ type: v.literal('nack'), id: v.string(), error: ErrorBodySchema }),
  v.object({ type: v.literal('events'), epoch: v.string(), events: v.array(ChatEventSchema) }),
  v.object({ type: v.literal('batch'), batch: ChatBatchSchema }),
  v.object({ type: v.literal('ping'), epoch: v.string(), head: number }),
  v.object({ type: v.literal('typing'), on: v.boolean(), name: v.optional(v.string(), '') }),
  v.object({ type: v.literal('read'), upTo: number }),
  v.object({ type: v.literal('drain'), spreadMs: number }),
]);
export type ServerFrame = v.InferOutput<typeof ServerFrameSchema>;

/** Why a line was closed: the codes of RFC 6455 section 7.4.1 that we use, and our own from 4000 on. */
export const closeCodes = {
  goingAway: 1001,
  unsupportedData: 1003,
  invalidData: 1007,
  tooBig: 1009,
  restart: 1012,
  tryLater: 1013,
  signIn: 4001,
  forbidden: 4003,
  tooSlow: 4008,
  version: 4010,
} as const;
