import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Agent, Context, InboxItem } from '../../protocol/index.ts';
import { IconButton, panelIcons, Skeleton } from '../../ui/index.ts';
import { phoneAddress } from '../models/addresses.ts';
import type { Conversation } from '../models/conversation.ts';
import { statusOf } from '../models/filter.ts';
import { Ago } from './ago.tsx';
import { Avatar } from './avatar.tsx';
import { useDesk } from './context.ts';
import { Fact, Facts } from './details.tsx';
import { PageLink } from './page-link.tsx';
import { PersonName } from './person-name.tsx';
import { TeamPart } from './team-part.tsx';
import { VerifiedBadge } from './verified-badge.tsx';

/** The right column: who this is, where they are, and what they tried before they asked. */
export function SideCard({ conversation, agent, about }: { readonly conversation: Conversation; readonly agent: Agent; readonly about: Signal<boolean> }) {
  const { say } = useDesk();
  const side = useRef<HTMLElement>(null);
  const item = conversation.item.value;
  const known = conversation.about.value;
  useEffect(() => {
    if (about.value) side.current?.querySelector<HTMLElement>('button')?.focus();
  }, [about.value]);
  return (
    <section class="desk-side" ref={side} aria-label={say('conversation.side')} data-open={about.value || undefined}>
      <header class="desk-side-head">
        <h2>{say('conversation.side')}</h2>
        <IconButton icon={panelIcons.close} label={say('conversation.less')} onClick={() => (about.value = false)} />
      </header>
      {item && <PersonPart item={item} />}
      {item && known ? (
        <>
          <TeamPart conversation={conversation} agent={agent} />
          <PagePart item={item} context={known.context} />
          <TrailPart context={known.context} />
          <EarlierPart earlier={known.earlier} />
        </>
      ) : (
        conversation.state.value.is === 'loading' && <Skeleton lines={6} />
      )}
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="desk-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function PersonPart({ item }: { readonly item: InboxItem }) {
  const { say } = useDesk();
  const { name, email, phone, verified } = item.person;
  const said = name ?? email ?? phone;
  const dial = phoneAddress(phone);
  return (
    <section class="desk-part desk-part-person">
      <Avatar item={item} large />
      <p class="desk-part-name">
        <PersonName person={item.person} />
      </p>
      <p class="desk-presence" data-online={item.online || undefined}>
        {say(item.online ? 'side.online' : 'side.offline')}
      </p>
      {verified !== undefined && <VerifiedBadge />}
      {said || verified !== undefined ? (
        <Facts>
          {verified !== undefined && (
            <Fact term={say('side.verified')}>
              <bdi class="desk-text">{verified}</bdi>
            </Fact>
          )}
          {email && (
            <Fact term={say('side.email')}>
              <a class="desk-text" href={`mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`}>
                <bdi>{email}</bdi>
              </a>
            </Fact>
          )}
          {phone && (
            <Fact term={say('side.phone')}>
              {dial ? (
                <a dir="ltr" href={dial}>
                  {phone}
                </a>
              ) : (
                <bdi>{phone}</bdi>
              )}
            </Fact>
          )}
        </Facts>
      ) : null}
      {(said || verified === undefined) && <p class="desk-soft">{say(!said ? 'side.nothing' : verified === undefined ? 'side.unproven' : 'side.unproven-else')}</p>}
    </section>
  );
}

function PagePart({ item, context }: { readonly item: InboxItem; readonly context: Context }) {
  const { desk, say, format } = useDesk();
  const time = context.timeZone === undefined ? undefined : format.clockIn(context.timeZone, desk.clock.now.value);
  return (
    <Part title={say('side.where')}>
      <Facts>
        {item.online && item.page && (
          <Fact term={say('side.page-now')}>
            <PageLink page={item.page} />
          </Fact>
        )}
        {context.page && (
          <Fact term={say('side.page-then')}>
            <PageLink page={context.page} />
          </Fact>
        )}
        {time && <Fact term={say('side.time')}>{time}</Fact>}
        {context.locale && (
          <Fact term={say('side.language')}>
            <bdi>{format.language(context.locale)}</bdi>
          </Fact>
        )}
      </Facts>
    </Part>
  );
}

function TrailPart({ context: { searched, read } }: { readonly context: Context }) {
  const { say } = useDesk();
  return (
    <Part title={say('side.trail')}>
      {searched?.length || read?.length ? (
        <Facts>
          {searched?.length ? (
            <Fact term={say('side.searched')}>
              <Words all={searched} />
            </Fact>
          ) : null}
          {read?.length ? (
            <Fact term={say('side.read')}>
              <Words all={read} />
            </Fact>
          ) : null}
        </Facts>
      ) : (
        <p class="desk-soft">{say('side.no-trail')}</p>
      )}
    </Part>
  );
}

function Words({ all }: { readonly all: readonly string[] }) {
  return (
    <ol class="desk-words">
      {all.map((words, index) => (
        <li key={index} dir="auto">
          {words}
        </li>
      ))}
    </ol>
  );
}

function EarlierPart({ earlier }: { readonly earlier: readonly InboxItem[] }) {
  const { desk, say } = useDesk();
  return (
    <Part title={say('side.earlier')}>
      {earlier.length === 0 && <p class="desk-soft">{say('side.no-earlier')}</p>}
      <ul class="desk-earlier">
        {earlier.map((item) => (
          <li key={item.conversation}>
            <a
              href={`#/${encodeURIComponent(item.conversation)}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                desk.choose(item.conversation);
              }}
            >
              <Avatar item={item} />
              <span>
                <span class="desk-earlier-top">
                  {say(`kind.${item.channel}`)} · {say(`status.${statusOf(item)}`)} <Ago at={item.at} />
                </span>
                <span class="desk-row-excerpt" dir="auto">
                  {item.subject || item.excerpt}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}
