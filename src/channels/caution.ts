import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { ComponentType } from 'preact';
import type { CardWarningProps, CautionOptions } from './card-warning.tsx';

/** A word of warning before something is sent that its writer may wish to keep. */
export interface Caution {
  /** To be drawn where the words are written, while there is something to say. */
  readonly Warning: ReadonlySignal<ComponentType<CardWarningProps> | undefined>;
  /** Whether what is written may go out now. If not, `send` is called once it turned out harmless, or its writer wishes so. */
  admits(send: () => void): boolean;
}

/** Nothing is a card with fewer digits. Those who write none pay for nothing but this. */
const manyDigits = /(\p{Nd}[^\p{L}\p{Nd}]{0,3}){13}/u;

/** Looks at what is about to be sent; what knows cards comes with the first text that has so many digits. */
export function createCaution(options: CautionOptions): Caution {
  const Warning = signal<ComponentType<CardWarningProps> | undefined>();
  const read = () => Object.values(options.fields()).join();
  let fine: string | undefined;
  return {
    Warning,
    admits(send) {
      const words = read();
      if (words === fine || !manyDigits.test(words)) return true;
      const pass = () => {
        fine = words;
        // What was changed meanwhile waits for its writer.
        if (read() === words) send();
      };
      // Without it a message must not be stuck.
      import('./card-warning.tsx').then(({ warn }) => (Warning.value = warn(options, pass)), pass);
      return false;
    },
  };
}
