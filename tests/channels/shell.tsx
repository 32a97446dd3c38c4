/** A panel that only remembers where it was sent, for views drawn on their own. */
import type { Screen, Shell } from '../../src/channels/channel.ts';
import { createSay } from '../../src/core/index.ts';

export interface FakeShell extends Shell {
  readonly went: Screen[];
}

export function createShell({ locale = 'en-GB', shop = 'Harbour Goods' }: { readonly locale?: string; readonly shop?: string } = {}): FakeShell {
  const went: Screen[] = [];
  return {
    went,
    locale,
    settings: { shop },
    go: (screen) => void went.push(screen),
    back: () => {},
    say: (_room, phrases) => createSay<typeof phrases>({ phrases, locale }),
    title: () => {},
    Reach: ({ heading, except }) => (
      <section aria-label="Ways to reach a person" data-except={except}>
        <h3>{heading}</h3>
      </section>
    ),
  };
}
