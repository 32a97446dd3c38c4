import type { Notice } from './notice.ts';
import { fill, phrases } from './text/en.ts';

/** A notice in words, for people. Plain text: nothing a visitor wrote can become anything else. */
export interface Letter {
  /** One line. */
  readonly subject: string;
  readonly text: string;
}

/** Writes the letter; `closing` lines say how to answer where it arrives. */
export function writeLetter(notice: Notice, closing: readonly string[] = []): Letter {
  const { person, context, callback, occasion, reference } = notice;
  const name = oneLine(person.name ?? '') || phrases.somebody;
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: notice.timeZone });
  const at = (instant: number) => `${time.format(instant)} (${notice.timeZone})`;
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    ...notice.details.map(({ label, value }) => [label, value] as const),
    ['email', person.email],
    ['when', callback && (callback.when.is === 'slot' ? at(callback.when.start) : phrases.asSoonAsPossible)],
    ['page', context.page?.url],
    ['searched', context.searched?.join(', ')],
    ['reference', reference],
  ];
  const subject = fill(phrases.subject[occasion], { name, subject: notice.subject });
  return {
    subject: oneLine(reference === undefined ? subject : `${subject} [${reference}]`),
    text: [
      ...notice.messages.map(({ from, at: instant, text }) => {
        const who = from.side === 'visitor' ? name : ((from.side === 'agent' && from.name) || phrases.shop);
        return `${fill(phrases.said, { name: who, at: at(instant) })}\n\n${text}\n`;
      }),
      facts
        .filter(([, value]) => value)
        .map(([label, value = '']) => `${phrases.fields[label] ?? label}: ${oneLine(value)}`)
        .join('\n'),
      '',
      ...(notice.desk === undefined ? [] : [fill(phrases.atDesk, { desk: notice.desk })]),
      ...closing,
    ].join('\n'),
  };
}

/** Line ends would end a header, or feign a fact. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, 400);
}
