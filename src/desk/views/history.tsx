import type { ChatEvent } from '../../protocol/index.ts';
import { PlainText } from '../../ui/index.ts';
import { useDesk } from './context.ts';

/** What happened to a request or a call after it was made: small print, oldest first. */
export function History({ events }: { readonly events: readonly ChatEvent[] }) {
  const { say, format } = useDesk();
  if (!events.length) return null;
  return (
    <ol class="desk-history">
      {events.map((event) => (
        <li key={event.seq}>
          <time dateTime={new Date(event.at).toISOString()}>{format.full(event.at)}</time>{' '}
          {event.type === 'message' ? <PlainText text={event.text} /> : event.type === 'joined' ? say('log.joined', { name: event.agent }) : say(`log.${event.type}`)}
        </li>
      ))}
    </ol>
  );
}
