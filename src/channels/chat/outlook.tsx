import { sayDuration, sayTime } from '../../core/when.ts';
import { Icon, panelIcons } from '../../ui/index.ts';
import type { ChatViewProps } from './props.ts';

/** One line above the conversation: who is there and when they answer, or why nobody can be reached. */
export function Outlook({ model, say, shell }: ChatViewProps) {
  const { is } = model.link.value;
  const offer = model.offer.value;
  const Switch = model.sound.value?.Switch;
  const Faces = model.team?.value?.Faces;
  const isFine = is === 'fine';
  if (is === 'down' || (isFine && offer.is !== 'known' && !Switch)) return null;
  return (
    <div class={is === 'offline' ? 'db-chat-outlook db-chat-offline' : 'db-chat-outlook'}>
      {isFine ? (
        offer.is === 'known' && <span class={`db-chat-light db-chat-${offer.offer.availability.is}`} />
      ) : is === 'offline' ? (
        <Icon drawing={panelIcons.offline} size={16} />
      ) : (
        <span class="db-spin" aria-hidden="true" />
      )}
      <p>{isFine ? sayAvailability() : say(is)}</p>
      {Faces && <Faces />}
      {Switch && <Switch say={say} />}
    </div>
  );

  function sayAvailability(): string | undefined {
    if (offer.is !== 'known') return undefined;
    const { availability } = offer.offer;
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
