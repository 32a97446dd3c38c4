import { sayClock } from '../../core/when.ts';
import { PlainText } from '../../ui/index.ts';
import { Fate } from './fate.tsx';
import type { LineProps } from './props.ts';
import type { MessageRow } from './timeline.ts';

/** What somebody said. */
export function Bubble(props: LineProps & { readonly row: MessageRow }) {
  const { row, say, shell, model } = props;
  const Attached = row.attached ? model.attachments.value?.Attached : undefined;
  const Face = model.team?.value?.Face ?? Initial;
  const { side, name, text, at, first, last } = row;
  const speaker = side === 'visitor' ? say('you') : name || say('agent');
  return (
    <div class={`db-chat-message db-chat-${side}${first ? ' db-chat-first' : ''}`}>
      <p class={side === 'agent' && first ? 'db-chat-name' : 'db-unseen'}>
        {side === 'agent' && first && <Face name={speaker} />}
        <bdi>{speaker}</bdi>
      </p>
      {Attached ? (
        <Attached {...props} />
      ) : (
        <div class="db-chat-bubble">
          <PlainText text={text} />
        </div>
      )}
      {(last || row.draft) && (
        <div class="db-chat-foot">
          <time dateTime={new Date(at).toISOString()}>{sayClock(at, shell.locale)}</time>
          {side === 'visitor' && !(Attached && row.draft) && <Fate {...props} />}
        </div>
      )}
    </div>
  );
}

/** The first letter as people count letters: half an emoji is none. */
function Initial({ name }: { readonly name: string }) {
  return (
    <span class="db-chat-initial" aria-hidden="true">
      {([...name][0] ?? '').toLocaleUpperCase()}
    </span>
  );
}
