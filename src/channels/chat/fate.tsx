import type { DeskbellError } from '../../core/error.ts';
import type { DraftState } from '../../core/outbox.ts';
import { Button, Icon, stateIcons } from '../../ui/index.ts';
import type { LineProps } from './props.ts';
import type { ChatPhrases } from './text/en.ts';
import type { MessageRow } from './timeline.ts';

/** What became of a message of the visitor's, and what they can do about it. */
export function Fate({ row, isLastOwn, model, say }: LineProps & { readonly row: MessageRow }) {
  const { draft, index } = row;
  if (!draft) {
    if (!isLastOwn || index === undefined) return null;
    return <span>{say(model.readAt.value >= index ? 'state.read' : 'state.sent')}</span>;
  }
  const state = draft.state.value;
  if (state.is !== 'refused') return <span>{say(wordsFor(state, model.online.value))}</span>;
  return (
    <div class="db-chat-refused">
      <p>
        <Icon drawing={stateIcons.alert} size={15} />
        {say(reasonFor(state.error))}
      </p>
      <Button kind="quiet" onClick={() => model.retry(draft)}>
        {say('refused.retry')}
      </Button>
      <Button kind="quiet" onClick={() => model.edit(draft)}>
        {say('refused.edit')}
      </Button>
      <Button kind="quiet" onClick={() => model.dismiss(draft)}>
        {say('refused.dismiss')}
      </Button>
    </div>
  );
}

function wordsFor(state: Exclude<DraftState, { is: 'refused' }>, isOnline: boolean): keyof ChatPhrases {
  if (state.is === 'sent') return 'state.sent';
  if (!isOnline) return 'state.offline';
  if (state.is === 'waiting') return state.error.kind === 'limited' ? 'state.limited' : 'state.unavailable';
  return `state.${state.is}`;
}

function reasonFor({ kind }: DeskbellError): keyof ChatPhrases {
  return kind === 'refused' || kind === 'unauthorized' || kind === 'unsupported' || kind === 'gone' ? `refused.${kind}` : 'refused.broken';
}
