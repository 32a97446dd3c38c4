/** The visitor's hand: finds what it wants by the words on it, as a person does. */
export interface Hand {
  /** Waits for something to be there. */
  see(selector: string): Promise<HTMLElement>;
  press(words: string): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  choose(label: string, value: string): Promise<void>;
  tick(words: string): Promise<void>;
  key(key: string): void;
}

/** The machine may be busy. */
const patienceMs = 12_000;

/** One hand for the one widget of the page. */
export function createHand(): Hand {
  const root = (): ShadowRoot | undefined =>
    [...document.documentElement.children].map((element) => element.shadowRoot).find((shadow) => shadow !== null) ?? undefined;

  /** Waits until it is there. A specimen that never gets into its state says so in the console. */
  async function until<T>(what: string, find: (shadow: ShadowRoot) => T | undefined | null): Promise<T> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const shadow = root();
      const found = shadow && find(shadow);
      if (found) return found;
      if (performance.now() > end) throw new Error(`There is no ${what}.`);
      await new Promise(requestAnimationFrame);
    }
  }
  const hasWords = (element: Element, words: string) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().toLowerCase().startsWith(words.toLowerCase());
  const labelled = <T extends HTMLElement>(label: string) =>
    until(`field "${label}"`, (shadow) => {
      const id = [...shadow.querySelectorAll('label')].find((one) => hasWords(one, label))?.htmlFor;
      const field = id
        ? shadow.querySelector<T>(`#${CSS.escape(id)}`)
        : [...shadow.querySelectorAll<T>('input, textarea')].find((one) => one.ariaLabel && hasWords(one, label));
      return field;
    });

  return {
    see: (selector) => until(selector, (shadow) => shadow.querySelector<HTMLElement>(selector)),
    async press(words) {
      const target = await until(`button "${words}"`, (shadow) =>
        [...shadow.querySelectorAll<HTMLElement>('.db-panel button, .db-panel a')].find((one) => hasWords(one, words)),
      );
      target.click();
    },
    async fill(label, value) {
      const field = await labelled<HTMLInputElement>(label);
      field.focus();
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    async choose(label, value) {
      const field = await labelled<HTMLSelectElement>(label);
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    async tick(words) {
      const label = await until(`box "${words}"`, (shadow) => [...shadow.querySelectorAll('label')].find((one) => one.textContent?.includes(words)));
      label.click();
    },
    key(key) {
      root()?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }));
    },
  };
}
