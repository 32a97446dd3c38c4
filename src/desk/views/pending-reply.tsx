import { Icon, PlainText, stateIcons } from '../../ui/index.ts';
import type { Replies, Reply } from '../models/replies.ts';
import { useDesk } from './context.ts';

/** A reply that is not in the log yet, and what can be done when it will not go. */
export function PendingReply({ reply, replies }: { readonly reply: Reply; readonly replies: Replies }) {
  const { say } = useDesk();
  const { state } = reply;
  const error = state.is === 'failed' ? state.error : undefined;
  const resumes = error?.kind === 'offline' || error?.kind === 'unavailable';
  const isOvertaken = error?.fields['after'] === 'taken';
  return (
    <div class="desk-message" data-side="agent" data-state={state.is} data-first>
      <div class="desk-bubble">
        <PlainText text={reply.text} />
      </div>
      {state.is === 'sending' ? (
        <p class="desk-message-when">{say('log.sending')}</p>
      ) : (
        <p class="desk-message-when desk-message-failed" role="alert">
          <Icon drawing={stateIcons.alert} size={14} />
          <span>{say(isOvertaken ? 'log.overtaken' : resumes ? 'log.failed-resumes' : 'log.failed')}</span>
          <button type="button" onClick={() => replies.retry()}>
            {say('log.retry')}
          </button>
          <button type="button" onClick={() => replies.edit(reply.id)}>
            {say('log.edit')}
          </button>
          <button type="button" onClick={() => replies.discard(reply.id)}>
            {say('log.discard')}
          </button>
        </p>
      )}
    </div>
  );
}
