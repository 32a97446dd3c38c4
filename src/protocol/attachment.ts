import * as v from 'valibot';

/**
 * Media types that may be sent, with the endings of their names, the usual one first. Pictures made of points and
 * printed pages: nothing a browser would run.
 */
export const attachmentTypes = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
} as const;

/** One of {@link attachmentTypes}. */
export type AttachmentType = keyof typeof attachmentTypes;

export const attachmentTypeNames = Object.keys(attachmentTypes) as [AttachmentType, ...AttachmentType[]];

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A file that was sent, without what is in it. */
export const AttachmentSchema = v.object({
  /** Made by the server; at least 128 random bits. */
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  name: v.string(),
  /** Media type, as the server found it. */
  type: v.string(),
  bytes: size,
  /** Of a picture, in pixels: so that its place can be kept before it is there. */
  width: v.optional(size),
  height: v.optional(size),
});
export type Attachment = v.InferOutput<typeof AttachmentSchema>;

/** What may be sent. */
export const AttachmentRulesSchema = v.object({
  /** Of one file. */
  maxBytes: size,
  /** Media types. */
  types: v.array(v.string()),
});
export type AttachmentRules = v.InferOutput<typeof AttachmentRulesSchema>;

/** Names a file that was uploaded and is to be said. */
export const AttachSchema = v.object({ attachment: v.pipe(v.string('required'), v.minLength(1, 'required'), v.maxLength(64, 'invalid')) });

/** What an upload is answered. */
export const UploadedSchema = v.object({ attachment: AttachmentSchema });
