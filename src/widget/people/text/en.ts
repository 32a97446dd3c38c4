/** What is said about ways to reach a person. The source of its keys. */
export const phrases = {
  reach: 'Talk to us',
  team: 'Here you talk to {names}',
  unread: { one: '{count} new', other: '{count} new' },

  'chat.always': 'We answer here',
  'chat.open': 'Somebody is here now',
  'chat.wait': 'Replies in about {span}',
  'chat.by': 'Answer by {time}',
  'chat.failed': 'Not reachable right now',
  'chat.offline': 'Your message is kept and sent when you are online',

  'contact.always': 'We answer by e-mail',
  'contact.open': 'We answer by e-mail',
  'contact.wait': 'Answers by e-mail in about {span}',
  'contact.by': 'Answer by {time}',
  'contact.failed': 'Your message is kept and sent when it gets through',
  'contact.offline': 'Your message is kept and sent when you are online',

  'callback.always': 'We ring you',
  'callback.open': 'We can ring you now',
  'callback.wait': 'We ring in about {span}',
  'callback.by': 'Call by {time}',
  'callback.failed': 'Not reachable right now',
  'callback.offline': 'Needs a connection',

  'closed.opens': 'Opens {time} your time',
  closed: 'Closed right now',
  'offline.title': 'You are offline',
  'offline.text': 'What you send is kept and goes out when the connection is back.',

  'consent.title': 'May we remember this conversation?',
  'consent.text': 'To answer you, {shop} keeps what you write in this browser until it has been sent, and which conversation is yours.',
  'consent.agree': 'Yes, go on',
  'consent.privacy': 'Privacy notice',

  'storage.title': 'Nothing is kept in this browser',
  'storage.text': 'It does not let us. Please leave this page open until what you wrote has been sent.',
} as const;

/** The keys of these words. */
export type PeoplePhrases = typeof phrases;
