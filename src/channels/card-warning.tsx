import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { ComponentType } from 'preact';
import { Button, Notice, useEffect, useMemo } from '../ui/index.ts';
import { useOwnStyle } from '../ui/own-style.ts';
import { hideCardNumbers } from './card-number.ts';
import style from './card-warning.css?inline';
import type { Shell } from './channel.ts';
import { phrases } from './text/card-en.ts';

/** What is being written. */
export interface CautionOptions {
  readonly text: ReadonlySignal<string>;
  write(text: string): void;
  announce(text: string): void;
}

/** What the warning is given where it is drawn: inside the form that it is about. */
export interface CardWarningProps {
  readonly shell: Shell;
}

/** Shows words that hold the number of a payment card a warning; sends others, and shows nothing. */
export function warn(words: string, { text, write, announce }: CautionOptions, send: () => void): ComponentType<CardWarningProps> | undefined {
  const hidden = hideCardNumbers(words);
  if (hidden === words) {
    send();
    return undefined;
  }
  const isWaved = signal(false);
  const act = {
    // About these words and no others: gone as soon as one is changed.
    isDue: computed(() => !isWaved.value && text.value === words),
    announce,
    hide: () => write(hidden),
    send() {
      isWaved.value = true;
      send();
    },
  };
  return ({ shell }) => <CardWarning shell={shell} {...act} />;
}

interface Act extends CardWarningProps {
  readonly isDue: ReadonlySignal<boolean>;
  announce(text: string): void;
  hide(): void;
  send(): void;
}

function CardWarning({ shell, isDue, announce, hide, send }: Act) {
  const say = useMemo(() => shell.say('card', phrases), [shell]);
  const root = useOwnStyle<HTMLDivElement>(style);
  const said = `${say('card.title')} ${say('card.text')}`;

  useEffect(() => {
    if (isDue.value) announce(said);
  }, [said]);

  /** The buttons go with the warning: what to do next is to write, or to send. */
  function andWrite(work: () => void): void {
    const field = root.current?.closest('form')?.querySelector('textarea');
    work();
    field?.focus();
  }

  return (
    <div ref={root} class="db-card-warning" hidden={!isDue.value}>
      {isDue.value && (
        <Notice
          tone="info"
          title={say('card.title')}
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
