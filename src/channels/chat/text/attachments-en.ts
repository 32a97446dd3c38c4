/** What is said about files in the chat. Loaded with them; the source of its keys. */
export const phrases = {
  'attach.label': 'Attach a file',
  'attach.rules': '{types}, up to {size}',
  'attach.drop': 'Drop it here to send it',
  'attach.type': '“{name}” cannot be sent here. What can: {types}.',
  'attach.size': '“{name}” is too large. At most {size} can be sent.',
  'attach.many': 'At most {count} files at once.',
  'attach.sending': 'Sending {name}',
  'attach.cancel': 'Cancel',
  'attached.picture': 'Picture: {name}',
  'attached.enlarge': 'Show {name} larger',
  'attached.save': 'Save {name}',
  'attached.close': 'Close',
  'attached.failed': 'This file could not be loaded.',
  'attached.again': 'Try again',
  'lost.size': 'This file is too large for the shop.',
  'lost.type': 'The shop does not take files of this kind.',
  'lost.room': 'No more files can be kept for you.',
  'lost.gone': 'This browser no longer has the file. Please choose it again.',
} as const;

export type AttachmentPhrases = typeof phrases;
