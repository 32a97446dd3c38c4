import { sayDay } from '../../core/when.ts';
import { Bubble } from './bubble.tsx';
import type { LineProps } from './props.ts';

/** A message, or something that happened between messages. */
export function Line(props: LineProps) {
  const { row, say, shell, model } = props;
  switch (row.is) {
    case 'message':
      return <Bubble {...props} row={row} />;
    case 'day':
      return <p class="db-chat-fact">{sayDay(row.at, { now: model.now(), locale: shell.locale })}</p>;
    case 'new':
      return (
        <p class="db-chat-new">
          <span>{say('new')}</span>
        </p>
      );
    case 'note':
      return (
        <p class="db-chat-fact" dir="auto">
          {row.text}
        </p>
      );
    case 'joined':
      return <p class="db-chat-fact">{say('event.joined', { name: row.agent })}</p>;
    default:
      return <p class="db-chat-fact">{say(`event.${row.is}`)}</p>;
  }
}
