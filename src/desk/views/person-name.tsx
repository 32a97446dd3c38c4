import type { Person } from '../../protocol/index.ts';
import { useDesk } from './context.ts';

/** What to call somebody: by the best of what they said. */
export function PersonName({ person }: { readonly person: Person }) {
  const { say } = useDesk();
  return <bdi>{nameOf(person, say('visitor'))}</bdi>;
}

/** The same as a text. */
export function nameOf({ name, email, phone }: Person, otherwise: string): string {
  return name?.trim() || email || phone || otherwise;
}
