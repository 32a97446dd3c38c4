import * as v from 'valibot';

/** A file that was sent, without what is in it. */
export const AttachmentSchema = v.object({
  /** Made by the server; at least 128 random bits. */
  id: v.string(),
  name: v.string(),
  /** Media type, as the server found it. */
  type: v.string(),
  bytes: v.number(),
  /** Of a picture, in pixels: so that its place can be kept before it is there. */
  width: v.optional(v.number()),
  height: v.optional(v.number()),
});
export type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** What may be sent. */
export const AttachmentRulesSchema = v.object({
  /** Of one file. */
  maxBytes: v.number(),
  /** Media types. */
  types: v.array(v.string()),
});
export type AttachmentRules = v.InferOutput<typeof AttachmentRulesSchema>;

/** Names a file that was uploaded and is to be said. */
export const AttachSchema = v.object({ attachment: v.pipe(v.string(), v.minLength(1), v.maxLength(64)) });

/** What an upload is answered. */
export const UploadedSchema = v.object({ attachment: AttachmentSchema });
