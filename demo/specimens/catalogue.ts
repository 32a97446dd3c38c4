import { callbackSpecimens } from './views/callback.ts';
import { chatSpecimens } from './views/chat.ts';
import { contactSpecimens } from './views/contact.ts';
import { faqSpecimens } from './views/faq.ts';
import { frameSpecimens } from './views/frame.ts';
import type { Specimen } from './stage.ts';

/** Every view in every state. */
export const specimens: readonly Specimen[] = [
  ...frameSpecimens,
  ...faqSpecimens,
  ...contactSpecimens,
  ...chatSpecimens,
  ...callbackSpecimens,
];
