import { useState } from './hooks.ts';

/**
 * More than this is not taken into a field: browsers freeze or crash over megabytes in one. It is not lost either, since
 * it can only come from where it still is.
 */
const most = 100_000;

/** Keeps megabytes out of a field, and says so until the next thing is typed. Without words for it nothing is kept out. */
export function useExcess(words: string | undefined) {
  const [isExcess, setExcess] = useState(false);

  function onBeforeInput(event: InputEvent & { readonly currentTarget: { readonly value: string } }): void {
    const added = event.data?.length ?? 0;
    const isTooMuch = added > 0 && event.currentTarget.value.length + added > most;
    setExcess(isTooMuch);
    if (isTooMuch) event.preventDefault();
  }

  return words ? { excess: isExcess ? words : undefined, onBeforeInput } : {};
}
