import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ComponentType } from 'preact';
import { Button, Notice, useEffect, useMemo } from '../ui/index.ts';
import { useOwnStyle } from '../ui/own-style.ts';
import { findCardNumbers, hideCardNumbers } from './card-number.ts';
import style from './card-warning.css?inline';
import type { Shell } from './channel.ts';
import { phrases } from './text/card-en.ts';

/** What is being written. */
export interface CautionOptions {
  /** All that its writer has put into words and would send, read from signals. One called `orderNumber` is looked at as such. */
  fields(): Readonly<Record<string, string>>;
  write(change: Readonly<Record<string, string>>): void;
  announce(text: string): void;
}

/** What the warning is given where it is drawn: inside the form that it is about. */
export interface CardWarningProps {
  readonly shell: Shell;
}

/** Shows who writes the number of a payment card a warning; sends what holds none, and shows nothing. */
export function warn({ fields, write, announce }: CautionOptions, send: () => void): ComponentType<CardWarningProps> | undefined {
  const written = fields();
  const found = Object.entries(written).flatMap(([name, text]) => {
    const asked = name === 'orderNumber' ? 'order' : 'words';
    const hidden = hideCardNumbers(text, asked);
    return findCardNumbers(text, asked).map(({ from, to }) => ({ name, hidden, end: endOf(hidden.slice(from, to)) }));
  });
  const first = found[0];
  if (!first) {
    send();
    return undefined;
  }
  const isWaved = signal(false);
  const act: Act = {
    // About these words and no others: gone as soon as one is changed.
    isDue: computed(() => !isWaved.value && Object.entries(fields()).every(([name, text]) => text === written[name])),
    field: first.name,
    ends: found.map(({ end }) => end),
    announce,
    hide: () => write(Object.fromEntries(found.map(({ name, hidden }) => [name, hidden]))),
    send() {
      isWaved.value = true;
      send();
    },
  };
  return ({ shell }) => <CardWarning shell={shell} {...act} />;
}

/** What is left of a hidden number. */
function endOf(hidden: string): string {
  return hidden.slice(hidden.lastIndexOf('•') + 1).trim();
}

interface Act {
  readonly isDue: ReadonlySignal<boolean>;
  /** The first that holds a card, and how each card ends. */
  readonly field: string;
  readonly ends: readonly string[];
  announce(text: string): void;
  hide(): void;
  send(): void;
}

function CardWarning({ shell, isDue, field, ends, announce, hide, send }: Act & CardWarningProps) {
  const say = useMemo(() => shell.say('card', phrases), [shell]);
  const root = useOwnStyle<HTMLDivElement>(style);
  // Readers would say every dot.
  const said = [say('card.title'), ...ends, say('card.text')].join(' ');
  // Isolated, so that the dots stay in front in a right-to-left sentence.
  const seen = [say('card.title'), ...ends.map((end) => `\u2066•••• ${end}\u2069`)].join(' ');

  useEffect(() => {
    if (!isDue.value) return;
    announce(said);
    // Above the button that was pressed, it pushes that and its own out of sight.
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [said]);

  /** The buttons go with the warning: what to do next is to write, or to send. */
  function andWrite(work: () => void): void {
    // A search that became the subject has no field; what stands beside it has.
    const place = root.current?.closest('form')?.querySelector<HTMLElement>(`[name="${field}"], textarea`);
    work();
    place?.focus();
  }

  return (
    <div ref={root} class="db-card-warning" hidden={!isDue.value}>
      {isDue.value && (
        <Notice
          tone="info"
          title={seen}
          actions={
            <>
              <Button kind="primary" onClick={() => andWrite(hide)}>
                {say('card.hide')}
              </Button>
              <Button onClick={() => andWrite(send)}>{say('card.send')}</Button>
            </>
          }
        >
          {say('card.text')}
        </Notice>
      )}
    </div>
  );
}
