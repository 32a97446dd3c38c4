import type { ComponentChildren } from 'preact';
import { Button, peopleIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';
import { CopyButton } from './copy-button.tsx';

/** A desk nobody has written to yet: what a merchant does next. */
export function FirstSteps() {
  const { desk, say, origin } = useDesk();
  const state = desk.session.state.value;
  const tag = `<script async src="${origin}/deskbell.js"\n  data-endpoint="${origin}"\n  data-faq="${origin}/faq/"></script>`;
  return (
    <section class="desk-first" aria-label={say('first.title')}>
      <h3>{say('first.title')}</h3>
      <p class="desk-soft">{say('first.text')}</p>
      <ol role="list">
        <Step title={say('first.tag')} text={say('first.tag-text')}>
          <pre dir="ltr">
            <code>{tag}</code>
          </pre>
          <CopyButton text={tag} label={say('first.copy')} />
        </Step>
        <Step title={say('first.hours')} text={say('first.hours-text')}>
          <pre dir="ltr">
            <code>{'"hours": { "monday": [["09:00", "17:30"]] }'}</code>
          </pre>
        </Step>
        {state.is === 'in' && state.agent.role === 'admin' && (
          <Step title={say('first.team')} text={say('first.team-text')}>
            <Button icon={peopleIcons.person} onClick={() => desk.turnTo('agents')}>
              {say('agents.add')}
            </Button>
          </Step>
        )}
        <Step title={say('first.faq')} text={say('first.faq-text')}>
          <Button
            icon={peopleIcons.edit}
            onClick={() => {
              desk.turnToFaq();
              desk.knowledge.begin();
            }}
          >
            {say('faq.new')}
          </Button>
        </Step>
      </ol>
    </section>
  );
}

function Step({ title, text, children }: { readonly title: string; readonly text: string; readonly children: ComponentChildren }) {
  return (
    <li>
      <h4>{title}</h4>
      <p>{text}</p>
      {children}
    </li>
  );
}
