import type { Adapter } from '../../channels/adapter.ts';
import { callback } from './callback.ts';
import { chat } from './chat.ts';
import { contact } from './contact.ts';
import { faq } from './faq.ts';
import { createNotes } from './notes.ts';
import { createPart, type Part } from './part.ts';
import type { Team } from './team.ts';

/** One adapter, or several of which the first that can be reached is taken. */
export type Choice = Adapter | readonly Adapter[];

/** Who serves which channel. What is left out is not offered. */
export interface Combination {
  readonly contact?: Choice;
  readonly chat?: Choice;
  readonly callback?: Choice;
  readonly faq?: Choice;
  /** How long one may be silent before the next is asked. Default 3000. */
  readonly patienceMs?: number;
}

/** Where to hold on to what, when nobody says otherwise. */
const patienceByDefaultMs = 3_000;

/**
 * Makes one adapter of several: each channel from the backend that is best at it, with others behind it.
 *
 * ```ts
 * combine({ chat: chatwoot({ … }), contact: [http({ … }), zendesk({ … })] })
 * ```
 *
 * Unlike ports that are spread into one object, those combined here cannot take each other's session.
 */
export function combine({ patienceMs = patienceByDefaultMs, ...choices }: Combination): Adapter {
  const notes = createNotes();
  const known = new Map<Adapter, Part>();

  function partOf(adapter: Adapter): Part {
    const name = adapter.name ?? 'backend';
    if (!known.has(adapter)) {
      if ([...known.values()].some((part) => part.name === name)) {
        throw new Error(`Two different adapters are called "${name}". What is kept for one must not be taken for the other's: give one another name, { ...adapter, name: '${name}-2' }.`);
      }
      known.set(adapter, createPart(name, adapter, notes));
    }
    return known.get(adapter) as Part;
  }

  function teamOf(channel: 'contact' | 'chat' | 'callback' | 'faq'): Team | undefined {
    const choice = choices[channel] ?? [];
    const adapters = (Array.isArray(choice) ? choice : [choice]) as readonly Adapter[];
    const parts = adapters.filter((adapter) => adapter[channel]).map(partOf);
    return parts.length > 0 ? { parts, notes, patienceMs } : undefined;
  }

  const teams = { contact: teamOf('contact'), chat: teamOf('chat'), callback: teamOf('callback'), faq: teamOf('faq') };
  return {
    name: 'combine',
    contract: 1,
    ...(teams.contact && { contact: contact(teams.contact) }),
    ...(teams.chat && { chat: chat(teams.chat) }),
    ...(teams.callback && { callback: callback(teams.callback) }),
    ...(teams.faq && { faq: faq(teams.faq) }),
  };
}
