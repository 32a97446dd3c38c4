import { useRef } from 'preact/hooks';
import type { Agent } from '../../protocol/index.ts';
import { Button, PlainText } from '../../ui/index.ts';
import type { Conversation } from '../models/conversation.ts';
import { Ago } from './ago.tsx';
import { useDesk } from './context.ts';

/** Whose it is, and what agents have written to each other about it. */
export function TeamPart({ conversation, agent }: { readonly conversation: Conversation; readonly agent: Agent }) {
  const { say } = useDesk();
  const { team } = conversation;
  const error = team.error.value;
  return (
    <section class="desk-part desk-team">
      <h3>{say('team')}</h3>
      <Assignee conversation={conversation} agent={agent} />
      {team.notes.value.length > 0 && (
        <ol class="desk-notes">
          {team.notes.value.map((note) => (
            <li key={note.id} class="desk-note">
              <p class="desk-note-who">
                <bdi>{note.author === agent.name ? say('log.you') : note.author}</bdi> <Ago at={note.at} />
              </p>
              <PlainText text={note.text} />
            </li>
          ))}
        </ol>
      )}
      <NoteForm conversation={conversation} />
      <div role="alert">{error && <p class="desk-team-problem">{say(`error.${error.kind}`)}</p>}</div>
    </section>
  );
}

function Assignee({ conversation, agent }: { readonly conversation: Conversation; readonly agent: Agent }) {
  const { desk, say } = useDesk();
  const { team } = conversation;
  const assignee = conversation.item.value?.assignee;
  const others = desk.colleagues.all.value.filter(({ id }) => id !== agent.id);
  // Whoever it is may have come after the list was read.
  const all = [agent, ...others, ...(assignee && ![agent, ...others].some(({ id }) => id === assignee.id) ? [assignee] : [])];
  return (
    <label class="desk-assignee">
      <span>{say('team.assignee')}</span>
      <select
        data-assign
        aria-keyshortcuts="a"
        value={assignee?.id ?? ''}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        onChange={(event) => void team.assign(all.find(({ id }) => id === event.currentTarget.value))}
      >
        <option value="">{say('team.nobody')}</option>
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {id === agent.id ? say('team.me', { name }) : name}
          </option>
        ))}
      </select>
    </label>
  );
}

function NoteForm({ conversation: { team } }: { readonly conversation: Conversation }) {
  const { say } = useDesk();
  const area = useRef<HTMLTextAreaElement>(null);
  const draft = team.draft.value;
  return (
    <form
      class="desk-note-form"
      onSubmit={(event) => {
        event.preventDefault();
        void team.leave();
        area.current?.focus();
      }}
    >
      <textarea
        ref={area}
        data-note
        rows={2}
        dir={draft ? 'auto' : undefined}
        value={draft}
        aria-label={say('team.note')}
        aria-keyshortcuts="m"
        placeholder={say('team.note-hint')}
        onInput={(event) => team.type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          area.current?.blur();
        }}
      />
      {draft.trim() && (
        <Button type="submit" busy={team.busy.value}>
          {say('team.leave')}
        </Button>
      )}
    </form>
  );
}
