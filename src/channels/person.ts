import type { ChannelContext } from './channel.ts';

/** What people say about themselves in any form. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/**
 * What the visitor has half-typed about themselves, so that changing from one channel to another costs them nothing.
 * Like everything half-typed it is forgotten once something has been sent.
 */
export interface PersonNotes {
  /** What any channel has noted by now. */
  recall(): Promise<Partial<Person>>;
  note(person: Partial<Person>): void;
  forget(): void;
  dispose(): void;
}

/** Opens the notes that all channels of a page share. */
export function openPersonNotes({ halfTyped }: Pick<ChannelContext<unknown>, 'halfTyped'>): PersonNotes {
  const own = halfTyped<Person>('person');
  return {
    async recall() {
      // Read anew each time: what another channel has noted since is in the store, not in our own copy.
      const latest = halfTyped<Person>('person');
      await latest.ready;
      const { name, email } = latest.fields.peek();
      latest.dispose();
      return { ...(name ? { name } : {}), ...(email ? { email } : {}) };
    },
    note: (person) => own.type(person),
    forget: () => own.clear(),
    dispose: () => own.dispose(),
  };
}
