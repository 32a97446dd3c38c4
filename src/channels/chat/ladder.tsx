import type { DeskbellError } from '../../core/error.ts';
import { Button, Notice, panelIcons, stateIcons } from '../../ui/index.ts';
import type { ChatViewProps } from './props.ts';

/** The next step when the chat cannot be reached, or nobody is there: never a dead end. */
export function Ladder({ model, say, shell }: ChatViewProps) {
  const error = failureOf(model);
  const offer = model.offer.value;
  const isClosed = offer.is === 'known' && offer.offer.availability.is === 'closed';
  if (!error) return isClosed || !model.rows.value.length ? <shell.Reach except="chat" heading={say('reach')} /> : null;
  const words = error.kind === 'unauthorized' || error.kind === 'unsupported' ? 'denied' : 'down';
  return (
    <div class="db-chat-ladder">
      <Notice
        tone="warning"
        icon={panelIcons.offline}
        title={say(`${words}.title`)}
        actions={
          <Button icon={stateIcons.retry} onClick={model.hurry}>
            {say('try.now')}
          </Button>
        }
      >
        {say(`${words}.text`)}
      </Notice>
      <shell.Reach except="chat" heading={say('reach')} />
    </div>
  );
}

function failureOf(model: ChatViewProps['model']): DeskbellError | undefined {
  const link = model.link.value;
  const offer = model.offer.value;
  if (link.is === 'down') return link.error;
  // Without a conversation the offer is all there is to tell whether anybody can be reached.
  return offer.is === 'failed' && !model.engaged.value && link.is !== 'offline' ? offer.error : undefined;
}
