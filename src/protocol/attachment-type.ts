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
