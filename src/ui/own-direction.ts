/**
 * Longer than anything a field is meant to take. Chromium goes through so long a text again and again to find its
 * direction: a pasted book would freeze the page for minutes.
 */
export const longText = 20_000;

/** Attributes of a field that shows its text in the text's own direction, as long as it can be looked through. */
export function ownDirection(text: string, dir: 'auto' | 'ltr' | 'rtl' = 'auto') {
  return {
    dir: text.length > longText ? undefined : dir,
    // The browser looks as the text comes in, so afterwards would be too late.
    onBeforeInput({ data, currentTarget }: Pick<InputEvent, 'data'> & { readonly currentTarget: HTMLElement }): void {
      if ((data?.length ?? 0) > longText) currentTarget.removeAttribute('dir');
    },
  };
}
