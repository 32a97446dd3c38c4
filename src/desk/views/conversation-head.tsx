import type { Signal } from '@preact/signals';
import { Button, IconButton, panelIcons, stateIcons } from '../../ui/index.ts';
import type { Conversation } from '../models/conversation.ts';
import { Avatar } from './avatar.tsx';
import { CompanyBadge } from './company-badge.tsx';
import { useDesk } from './context.ts';
import { DueBadge } from './due-badge.tsx';
import { FromConversation } from './faq/from-conversation.tsx';
import { LaterMenu } from './later-menu.tsx';
import { PersonName } from './person-name.tsx';
import { VerifiedBadge } from './verified-badge.tsx';
import { WaitBadge } from './wait-badge.tsx';

/** Who it is, what it is about, and the one decision: is this done? */
export function ConversationHead({ conversation, about }: { readonly conversation: Conversation; readonly about: Signal<boolean> }) {
  const { desk, say } = useDesk();
  const item = conversation.item.value;
  const changing = conversation.change.value.is === 'changing';
  return (
    <header class="desk-head">
      <span class="desk-head-back">
        <IconButton icon={panelIcons.back} label={say('back')} onClick={() => desk.choose(undefined)} />
      </span>
      {item && <Avatar item={item} large />}
      <div class="desk-head-words">
        <h2 tabIndex={-1}>{item ? <PersonName person={item.person} /> : say('conversation.loading')}</h2>
        {item && (
          <p class="desk-head-detail">
            <span>{say(`kind.${item.channel}`)}</span>
            {item.reference && <bdi>{item.reference}</bdi>}
            {item.person.verified !== undefined && <VerifiedBadge />}
            <DueBadge item={item} />
            <WaitBadge item={item} />
          </p>
        )}
      </div>
      {conversation.about.value && <FromConversation conversation={conversation} />}
      <span class="desk-head-about">
        <IconButton icon={stateIcons.info} label={say('conversation.more')} aria-pressed={about.value} onClick={() => (about.value = !about.value)} />
      </span>
      {item?.status === 'open' && <LaterMenu conversation={conversation} />}
      <span class="desk-head-decision">
        {item?.status === 'done' && (
          <Button icon={stateIcons.retry} busy={changing} aria-keyshortcuts="e" onClick={() => void conversation.reopen()}>
            {say('reopen')}
          </Button>
        )}
        {item?.status === 'open' && (
          <Button kind="primary" icon={stateIcons.check} busy={changing} aria-keyshortcuts="e" onClick={() => void conversation.done()}>
            {say(item.channel === 'callback' ? 'called' : 'done')}
          </Button>
        )}
      </span>
      <div class="desk-head-company" role="status">
        <CompanyBadge conversation={conversation.id} />
      </div>
    </header>
  );
}
