import { Notice } from '../../ui/index.ts';
import type { People } from './people.ts';

/** Says that what is written here is kept nowhere, where that is so. */
export function Forgetful({ people: { durable, say } }: { readonly people: People }) {
  if (durable.value) return null;
  return (
    <Notice tone="warning" title={say('storage.title')}>
      {say('storage.text')}
    </Notice>
  );
}
