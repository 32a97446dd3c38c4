import type { Person } from '../core/journey.ts';
import type { ChannelContext } from './channel.ts';

/**
 * Keeps what the visitor has half-typed about themselves for the next page, so that no form there asks them twice either.
 * On this page the journey knows it. Like everything half-typed it is kept no longer once something has been sent.
 */
export interface PersonNotes {
  note(person: Partial<Person>): void;
  forget(): void;
  dispose(): void;
}

/** Opens the notes that all channels share, and tells the journey what an earlier page has noted. */
export function openPersonNotes({ halfTyped, journey }: Pick<ChannelContext<unknown>, 'halfTyped' | 'journey'>): PersonNotes {
  const own = halfTyped<Person>('person');
  void own.ready.then(() => {
    // Whoever has typed on this page knows better.
    journey.introduce({ ...own.fields.peek(), ...journey.person.peek() });
  });
  return {
    note(person) {
      journey.introduce(person);
      own.type(person);
    },
    forget: () => own.clear(),
    dispose: () => own.dispose(),
  };
}
