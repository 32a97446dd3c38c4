import type { Agent, Person } from '../../protocol/index.ts';
import { Icon, PlainText, stateIcons } from '../../ui/index.ts';
import type { LogLine as Line } from '../models/log.ts';
import { Attachment } from './attachment.tsx';
import { useDesk } from './context.ts';
import { PersonName } from './person-name.tsx';

/** What {@link LogLine} takes. */
export interface LogLineProps {
  readonly line: Line;
  readonly person: Person;
  readonly agent: Agent;
  /** Numbers of the last reply said and of the last one read: only these two say so. */
  readonly said: number;
  readonly read: number;
}

/** A day, a fact or a message. */
export function LogLine({ line, person, agent, said, read }: LogLineProps) {
  const { desk, say, format } = useDesk();
  if (line.is === 'day') {
    return (
      <p class="desk-log-day">
        <time dateTime={new Date(line.at).toISOString()}>{format.day(line.at, desk.clock.now.value)}</time>
      </p>
    );
  }
  const { event } = line;
  const time = (
    <time dateTime={new Date(event.at).toISOString()} title={format.full(event.at)}>
      {format.clock(event.at)}
    </time>
  );
  if (line.is === 'fact') {
    const { event: fact } = line;
    return (
      <p class="desk-log-fact">
        <span>{fact.type === 'joined' ? say('log.joined', { name: fact.agent }) : say(`log.${fact.type}`)}</span> {time}
      </p>
    );
  }
  const { from, text, seq, attachment } = line.event;
  return (
    <div class="desk-message" data-side={from.side} data-first={line.first || undefined}>
      {line.first && (
        <p class="desk-message-who">
          {from.side === 'visitor' ? <PersonName person={person} /> : from.side === 'system' ? say('log.system') : <bdi>{from.name === agent.name ? say('log.you') : from.name}</bdi>}
        </p>
      )}
      {attachment ? (
        <Attachment attachment={attachment} />
      ) : (
        <div class="desk-bubble">
          <PlainText text={text} />
        </div>
      )}
      {(line.last || seq === said || seq === read) && (
        <p class="desk-message-when">
          {time}
          {seq === read ? (
            <span class="desk-mark" data-read>
              <Icon drawing={stateIcons.check} size={13} /> {say('log.read')}
            </span>
          ) : (
            seq === said && (
              <span class="desk-mark">
                <Icon drawing={stateIcons.check} size={13} /> {say('log.delivered')}
              </span>
            )
          )}
        </p>
      )}
    </div>
  );
}
