import { Icon, stateIcons } from '../../ui/index.ts';
import { isForWantOfConnection, type Files, type SentFile } from '../models/files.ts';
import { useDesk } from './context.ts';

/** A file on its way, and what can be done when it will not go. */
export function PendingFile({ sent, files }: { readonly sent: SentFile; readonly files: Files }) {
  const { say, format } = useDesk();
  const { id, file, state } = sent;
  return (
    <div class="desk-message" data-side="agent" data-state={state.is} data-first>
      <div class="desk-bubble">
        <bdi>{file.name}</bdi>
      </div>
      {state.is === 'sending' ? (
        <p class="desk-message-when">
          {say('attach.sending', { percent: format.part(state.part) })} · {say('attach.stay')}
        </p>
      ) : (
        <p class="desk-message-when desk-message-failed" role="alert">
          <Icon drawing={stateIcons.alert} size={14} />
          <span>{say(state.error.kind === 'refused' ? 'attach.refused' : isForWantOfConnection(state.error) ? 'log.failed-resumes' : 'log.failed')}</span>
          {state.error.kind !== 'refused' && (
            <button type="button" onClick={() => files.retry(id)}>
              {say('log.retry')}
            </button>
          )}
          <button type="button" onClick={() => files.discard(id)}>
            {say('log.discard')}
          </button>
        </p>
      )}
    </div>
  );
}
