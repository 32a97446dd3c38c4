import { mailAddress } from '../../core/mail-address.ts';
import type { InboxItem } from '../../protocol/index.ts';
import { Icon, peopleIcons, PlainText } from '../../ui/index.ts';
import { quote } from '../models/addresses.ts';
import type { Conversation } from '../models/conversation.ts';
import { useDesk, type DeskView } from './context.ts';
import { Details, Fact, Facts } from './details.tsx';
import { History } from './history.tsx';
import { nameOf } from './person-name.tsx';
import { scrolls } from './scrolls.ts';

/** A written request: read like a letter, answered from the agent's own mail program. */
export function ContactCard({ conversation, item }: { readonly conversation: Conversation; readonly item: InboxItem }) {
  const { say, format } = useDesk();
  const events = conversation.events.value;
  const message = events.find((event) => event.type === 'message');
  const letter = { text: message?.text ?? item.excerpt, at: message?.at ?? item.at };
  const { email } = item.person;
  return (
    <>
      <section class="desk-letter-frame" tabIndex={scrolls} aria-label={say('kind.contact')}>
        <article class="desk-letter">
          <h3>
            <bdi>{item.subject}</bdi>
          </h3>
          <Facts>
            <Details details={conversation.about.value?.details ?? []} />
            {email && (
              <Fact term={say('side.email')}>
                <bdi class="desk-text">{email}</bdi>
              </Fact>
            )}
          </Facts>
          <p class="desk-letter-when">
            <time dateTime={new Date(letter.at).toISOString()}>{format.full(letter.at)}</time>
          </p>
          <div class="desk-letter-text">
            <PlainText text={letter.text} />
          </div>
        </article>
        <History events={events.filter((event) => event !== message)} />
      </section>
      <Answer item={item} letter={letter} />
    </>
  );
}

interface Letter {
  readonly text: string;
  readonly at: number;
}

function Answer({ item, letter }: { readonly item: InboxItem; readonly letter: Letter }) {
  const view = useDesk();
  const { say } = view;
  const { email } = item.person;
  return (
    <footer class="desk-letter-foot">
      {email ? (
        <>
          <a class="db-button db-primary" data-reply aria-keyshortcuts="r" href={replyTo({ item, email, letter, view })}>
            <Icon drawing={peopleIcons.mail} size={18} />
            <span class="db-button-words">{say('contact.reply')}</span>
          </a>
          <p>{say('contact.how')}</p>
        </>
      ) : (
        <p>{say('contact.no-email')}</p>
      )}
    </footer>
  );
}

function replyTo({ item, email, letter, view: { say, format } }: { item: InboxItem; email: string; letter: Letter; view: DeskView }): string {
  const name = nameOf(item.person, say('visitor'));
  const { subject, reference } = item;
  return mailAddress({
    to: email,
    subject: reference ? say('contact.subject', { subject, reference }) : say('contact.subject-plain', { subject }),
    body: `${say('contact.greeting', { name })}\n\n\n\n${say('contact.quote', { time: format.full(letter.at), name })}\n${quote(letter.text)}\n`,
  });
}
