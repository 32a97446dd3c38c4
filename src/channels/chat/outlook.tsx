import { sayDuration, sayTime } from '../../core/when.ts';
import { Icon, panelIcons } from '../../ui/index.ts';
import type { ChatViewProps } from './props.ts';

/** One line above the conversation: who is there and when they answer, or why nobody can be reached. */
export function Outlook({ model, say, shell }: ChatViewProps) {
  const link = model.link.value;
  if (link.is === 'down') return null;
  if (link.is !== 'fine') {
    return (
      <p class={link.is === 'offline' ? 'db-chat-outlook db-chat-offline' : 'db-chat-outlook'}>
        {link.is === 'offline' ? <Icon drawing={panelIcons.offline} size={16} /> : <span class="db-spin" aria-hidden="true" />}
        <span>{say(link.is)}</span>
      </p>
    );
  }
  const offer = model.offer.value;
  if (offer.is !== 'known') return null;
  const { availability } = offer.offer;
  return (
    <p class="db-chat-outlook">
      <span class={`db-chat-light db-chat-${availability.is}`} />
      <span>{sayAvailability()}</span>
    </p>
  );

  function sayAvailability(): string {
    const { locale } = shell;
    const now = model.now();
    if (availability.is === 'open') {
      const { waitMs, position } = availability;
      if (position) return say('open.queued', { position });
      return waitMs === undefined ? say('open') : say('open.waiting', { time: sayDuration(waitMs, locale) });
    }
    const { opensAt } = availability;
    // A time that has passed is no promise.
    return opensAt === undefined || opensAt <= now ? say('closed') : say('closed.until', { time: sayTime(opensAt, { now, locale }) });
  }
}
