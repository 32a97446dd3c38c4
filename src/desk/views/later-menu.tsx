import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button, IconButton, peopleIcons, stateIcons } from '../../ui/index.ts';
import type { Conversation } from '../models/conversation.ts';
import { fieldOf, laterTimes } from '../models/later.ts';
import { useDesk } from './context.ts';
import { useDismiss } from './dismiss.ts';

/** Puts a conversation off: it comes back at a time by itself. */
export function LaterMenu({ conversation }: { readonly conversation: Conversation }) {
  const { say } = useDesk();
  const open = useSignal(false);
  const whole = useRef<HTMLSpanElement>(null);
  const close = useDismiss({ open, whole });
  const isOff = conversation.item.value?.laterUntil !== undefined;

  function putOff(until: number | undefined) {
    close();
    void conversation.team.putOff(until);
  }

  return (
    <span class="desk-later" ref={whole}>
      <IconButton icon={peopleIcons.clock} label={say('later')} data-later aria-keyshortcuts="l" aria-expanded={open.value} aria-pressed={isOff} onClick={() => (open.value = !open.value)} />
      {open.value && <Times isOff={isOff} onPick={putOff} />}
    </span>
  );
}

function Times({ isOff, onPick }: { readonly isOff: boolean; readonly onPick: (until: number | undefined) => void }) {
  const { desk, say, format } = useDesk();
  const panel = useRef<HTMLFormElement>(null);
  const now = desk.clock.now.value;
  const own = useSignal(fieldOf(laterTimes(now)[1]!.at));
  const chosen = new Date(own.value).getTime();

  useLayoutEffect(() => panel.current?.querySelector('button')?.focus(), []);

  function walk(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const all = [...panel.current!.querySelectorAll('button')];
    all[(all.indexOf(event.target) + step + all.length) % all.length]?.focus();
  }

  return (
    <form
      class="desk-later-panel"
      ref={panel}
      aria-label={say('later')}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen > desk.clock.now.peek()) onPick(chosen);
      }}
    >
      {isOff && (
        <Button kind="quiet" icon={stateIcons.retry} onKeyDown={walk} onClick={() => onPick(undefined)}>
          {say('later.back')}
        </Button>
      )}
      {laterTimes(now).map(({ id, at }) => (
        <button key={id} type="button" class="desk-later-time" onKeyDown={walk} onClick={() => onPick(at)}>
          <span>{say(`later.${id}`)}</span>
          <time dateTime={new Date(at).toISOString()}>{format.planned(at, now)}</time>
        </button>
      ))}
      <label class="desk-later-own">
        <span>{say('later.own')}</span>
        <input type="datetime-local" required min={fieldOf(now)} value={own.value} onInput={(event) => (own.value = event.currentTarget.value)} />
      </label>
      <Button type="submit" disabled={!(chosen > now)}>
        {say('later.set')}
      </Button>
      <p>{say('later.hint')}</p>
    </form>
  );
}
