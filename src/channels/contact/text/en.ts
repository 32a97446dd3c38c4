/** What the contact form says. The source of its keys. */
export const phrases = {
  form: 'Message to {shop}',
  // With a hyphen that does not break: no "e-" at the end of a line.
  intro: 'Tell us what it is about. We answer by e\u2011mail.',
  introBy: 'Tell us what it is about. We answer by e\u2011mail, by {time}.',

  topic: 'What is it about?',
  topicChoose: 'Please choose',
  name: 'Your name',
  email: 'E-mail',
  orderNumber: 'Order number',
  orderNumberOptional: 'Order number, if there is one',
  orderNumberHint: 'You find it in your order confirmation.',
  subject: 'You searched for',
  subjectRemove: 'Leave out what I searched for',
  message: 'Message',
  required: 'required',
  send: 'Send message',
  sending: 'Sending…',
  privacy: 'We use what you write here to answer you, and for nothing else.',
  privacyLink: 'Privacy notice',

  // Beside a field, when something about it is wrong: first for one field, then for any.
  'topic.required': 'Please choose what it is about, so that the right person reads it.',
  'topic.invalid': 'This topic is not there any more. Please choose another one.',
  'name.required': 'Please tell us your name.',
  'email.required': 'Please give us your e-mail address. That is where the answer goes.',
  'email.email': 'This does not look like an e-mail address. One looks like name@example.org.',
  'orderNumber.required': 'Please tell us which order it is about. The number is in your order confirmation.',
  'orderNumber.invalid': 'We do not know this order number. Please compare it with your order confirmation.',
  'message.required': 'Please write what we can do for you.',
  'any.required': 'Please fill this in.',
  'any.too-long': 'This has {length} characters. Please shorten it to {max}.',
  tooMuch: 'That is far too long: at most {max} characters can be sent.',
  'any.invalid': 'Something is not right here. Please have another look.',

  // It has arrived.
  sent: 'Thank you, we have your message',
  sentTo: 'The answer goes to {email}.',
  sentToBy: 'The answer goes to {email}, by {time}.',
  reference: 'Your reference',
  another: 'Write another message',
  otherWays: 'Other ways to reach us',

  // It waits to be sent.
  'kept.offline': 'You seem to be offline',
  'kept.unavailable': 'We cannot be reached right now',
  'kept.limited': 'A lot of messages are coming in',
  'kept.behind': 'Your message is next in line',
  kept: 'Your message is kept on this device and goes out by itself.',
  keptInTab: 'Your message goes out by itself, but this browser lets us keep it in this tab only. Please leave the tab open.',
  tryNow: 'Try now',
  trying: 'Trying…',
  takeBack: 'Change it',

  // A final no.
  refused: 'Your message could not be sent',
  'refused.no': 'It was not accepted. Nothing you wrote is lost.',
  'refused.unauthorized': 'Messages from this page are not accepted. Nothing you wrote is lost.',
  'refused.unsupported': 'Messages cannot be taken this way right now. Nothing you wrote is lost.',
  'refused.broken': 'Something went wrong on our side. Nothing you wrote is lost.',
  sendAgain: 'Try again',
  discard: 'Delete it',

  // It was written on an earlier page.
  earlierKept: 'A message you wrote earlier is still waiting',
  earlierSent: 'The message you wrote earlier has been sent',
  earlierReference: 'Your reference is {reference}.',
  earlierRefused: 'A message you wrote earlier could not be sent',
  dismiss: 'All right',

  // How those stand that arrived.
  standing: 'Your earlier messages',
  'standing.open': 'Received',
  'standing.answered': 'Answered',
  'standing.solved': 'Solved',
} as const;

export type ContactPhrases = typeof phrases;
