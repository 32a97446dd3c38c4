import { useSignal, useSignalEffect } from '@preact/signals';
import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import type { Agent } from '../../protocol/index.ts';
import { Empty, peopleIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';
import { ConversationPane } from './conversation-pane.tsx';
import { KnowledgeOpen } from './faq/knowledge-open.tsx';
import { KnowledgePane } from './faq/knowledge-pane.tsx';
import { AgentsPage } from './agents/agents-page.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Help } from './help.tsx';
import { InboxPane } from './inbox-pane.tsx';
import { LineNotice } from './line-notice.tsx';
import { ReportPage } from './reports/report-page.tsx';
import { useShortcuts } from './shortcuts.ts';
import { SideCard } from './side-card.tsx';
import { Slotted, slot } from './slotted.tsx';

/**
 * The three columns. All of them are always there; the style decides by the width of the window which can be seen, and
 * `data-shows` says which one a person is looking at where only one fits.
 */
export function Frame({ agent }: { readonly agent: Agent }) {
  const { desk, say } = useDesk();
  const frame = useRef<HTMLElement>(null);
  const help = useSignal(false);
  const about = useSignal(false);
  const conversation = desk.open.value;

  const section = desk.section.value;
  const isFaq = section === 'faq';
  const isFaqOpen = desk.knowledge.open.value.is !== 'nothing';

  useShortcuts({ frame, help, about });
  // Another conversation begins with what was said, not with who said it.
  useSignalEffect(() => {
    void desk.open.value;
    about.value = false;
  });

  const onHelp = () => (help.value = true);
  if (section === 'reports' || section === 'agents') {
    return (
      <main class="desk-frame" ref={frame}>
        <h1 class="db-unseen">{say('title.desk')}</h1>
        <LineNotice />
        {section === 'reports' ? <ReportPage agent={agent} onHelp={onHelp} /> : <AgentsPage agent={agent} onHelp={onHelp} />}
        <Help open={help} />
      </main>
    );
  }
  return (
    <main class="desk-frame" ref={frame} data-shows={(isFaq ? !isFaqOpen : !conversation) ? 'inbox' : about.value ? 'about' : 'conversation'}>
      <h1 class="db-unseen">{say('title.desk')}</h1>
      <LineNotice />
      {isFaq ? <KnowledgePane agent={agent} onHelp={onHelp} /> : <InboxPane agent={agent} onHelp={onHelp} />}
      {isFaq ? (
        <KnowledgeOpen />
      ) : conversation ? (
        <Fragment key={conversation.id}>
          <ConversationPane conversation={conversation} agent={agent} about={about} />
          <SideCard conversation={conversation} agent={agent} about={about} />
        </Fragment>
      ) : (
        <Nothing />
      )}
      <Help open={help} />
    </main>
  );
}

function Nothing() {
  const { desk, say } = useDesk();
  if (desk.inbox.untouched.value) {
    return (
      <div class="desk-conversation desk-nothing">
        <FirstSteps />
      </div>
    );
  }
  return (
    <div class="desk-conversation desk-nothing">
      <Empty icon={peopleIcons.chat} title={say('conversation.none')}>
        <p>
          <Slotted phrase={say('conversation.none-text', { key: slot })}>
            <kbd>j</kbd>
          </Slotted>
        </p>
      </Empty>
    </div>
  );
}
