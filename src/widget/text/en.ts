/** What the frame around the channels says. The source of its keys. */
export const phrases = {
  panel: 'Help from {shop}',
  greeting: 'How can we help?',
  back: 'Back',
  close: 'Close help',
  expand: 'Make larger',
  shrink: 'Make smaller',

  'launcher.open': 'Help',
  'launcher.unread': { one: 'Help, {count} new message', other: 'Help, {count} new messages' },

  'faq.title': 'Answers',
  'chat.title': 'Chat with us',
  'contact.title': 'Write to us',
  'callback.title': 'Get a call',

  loading: 'One moment…',
  'failed.title': 'This could not be shown',
  'failed.text': 'Try again, or choose another way to reach us.',
  retry: 'Try again',
  'gone.title': 'We cannot be reached here right now',
  'gone.text': 'Please try again in a while.',
} as const;

/** The keys of the frame's words. */
export type WidgetPhrases = typeof phrases;
