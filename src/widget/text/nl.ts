import type { Translation } from '../../core/text.ts';
import type { WidgetPhrases } from './en.ts';

/** What the frame around the channels says, in Dutch. */
export const phrases = {
  panel: 'Hulp van {shop}',
  greeting: 'Hoe kunnen we helpen?',
  back: 'Terug',
  close: 'Hulp sluiten',
  expand: 'Groter maken',
  shrink: 'Kleiner maken',

  'launcher.open': 'Hulp',
  'launcher.unread': { one: 'Hulp, {count} nieuw bericht', other: 'Hulp, {count} nieuwe berichten' },

  'faq.title': 'Antwoorden',
  'chat.title': 'Chat met ons',
  'contact.title': 'Schrijf ons',
  'callback.title': 'Laat je bellen',

  loading: 'Een ogenblik…',
  'failed.title': 'Dit kon niet worden getoond',
  'failed.text': 'Probeer het opnieuw of kies een andere manier om ons te bereiken.',
  retry: 'Opnieuw proberen',
  'gone.title': 'We zijn hier nu niet bereikbaar',
  'gone.text': 'Probeer het straks opnieuw.',
} as const satisfies Translation<WidgetPhrases, 'nl'>;
