import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskbellError } from '../../core/error.ts';
import type { Agent } from '../../protocol/index.ts';
import { Button, Empty, Notice, panelIcons, Skeleton, stateIcons } from '../../ui/index.ts';
import type { Conversation } from '../models/conversation.ts';
import { CallCard } from './call-card.tsx';
import { Composer } from './composer.tsx';
import { ContactCard } from './contact-card.tsx';
import { useDesk } from './context.ts';
import { ConversationHead } from './conversation-head.tsx';
import { DropZone } from './drop-zone.tsx';
import { isToldAlready } from './line-notice.tsx';
import { Log } from './log.tsx';

/** What {@link ConversationPane} takes. */
export interface ConversationPaneProps {
  readonly conversation: Conversation;
  readonly agent: Agent;
  /** Whether the card about the visitor is shown in place of the conversation, where only one fits. */
  readonly about: Signal<boolean>;
}

/** The middle column: one conversation of any channel. */
export function ConversationPane({ conversation, agent, about }: ConversationPaneProps) {
  const { say } = useDesk();
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // Where the list went away to make room, the focus went with it.
    const { activeElement } = pane.current!.ownerDocument;
    if (!activeElement || activeElement === pane.current!.ownerDocument.body || (activeElement as HTMLElement).offsetParent === null) {
      pane.current!.querySelector<HTMLElement>('h2')?.focus();
    }
  }, []);
  const item = conversation.item.value;
  return (
    <section class="desk-conversation" ref={pane} aria-label={say('conversation.log')}>
      <ConversationHead conversation={conversation} about={about} />
      <DropZone files={conversation.files} pane={pane} />
      <Problem conversation={conversation} />
      {item && conversation.state.value.is !== 'failed' && !conversation.about.value && <Waiting />}
      {item && conversation.about.value && (
        <>
          {item.channel === 'contact' && <ContactCard conversation={conversation} item={item} />}
          {item.channel === 'callback' && <CallCard conversation={conversation} item={item} />}
          {item.channel === 'chat' && (
            <>
              <Log conversation={conversation} agent={agent} />
              <Composer conversation={conversation} />
            </>
          )}
        </>
      )}
      {!item && conversation.state.value.is === 'loading' && <Waiting />}
    </section>
  );
}

function Waiting() {
  const { say } = useDesk();
  return (
    <div class="desk-conversation-waiting" role="status">
      <span class="db-unseen">{say('conversation.loading')}</span>
      <Skeleton lines={4} />
    </div>
  );
}

function Problem({ conversation }: { readonly conversation: Conversation }) {
  const { say } = useDesk();
  const state = conversation.state.value;
  const change = conversation.change.value;
  return (
    <div class="desk-conversation-problem" role="alert">
      {state.is === 'failed' && <NotRead conversation={conversation} error={state.error} />}
      {change.is === 'failed' && (
        <Notice tone="error" title={say('change.failed')}>
          {say(change.error.fields['after'] === 'taken' ? 'change.overtaken' : `error.${change.error.kind}`)}
        </Notice>
      )}
    </div>
  );
}

function NotRead({ conversation, error }: { readonly conversation: Conversation; readonly error: DeskbellError }) {
  const { desk, say } = useDesk();
  const words = say(`error.${error.kind}`);
  const again = (
    <Button icon={stateIcons.retry} busy={conversation.reading.value} onClick={() => void conversation.load()}>
      {say('error.retry')}
    </Button>
  );
  if (!conversation.about.value) {
    return (
      <Empty icon={error.kind === 'offline' ? panelIcons.offline : stateIcons.alert} title={say('conversation.failed')}>
        <p>{words}</p>
        {again}
      </Empty>
    );
  }
  if (isToldAlready(desk, error)) return null;
  return (
    <Notice tone="warning" title={say('conversation.stale')} actions={again}>
      {words}
    </Notice>
  );
}
