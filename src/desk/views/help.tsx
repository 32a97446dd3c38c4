import type { Signal } from '@preact/signals';
import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { IconButton, panelIcons } from '../../ui/index.ts';
import type { DeskWords } from '../text/en.ts';
import { useDesk } from './context.ts';

/** Keys that are called by what is printed on them. */
const signs = ['j', 'k', 'n', 'r', 'e', 'l', 'a', 'm', 'u', 'w', '/', '?', '↓', '↑'] as const;
type Sign = (typeof signs)[number];

const keys: readonly { readonly does: keyof DeskWords; readonly keys: readonly (keyof DeskWords | Sign)[] }[] = [
  { does: 'key.next', keys: ['j', '↓'] },
  { does: 'key.previous', keys: ['k', '↑'] },
  { does: 'key.unread', keys: ['n'] },
  { does: 'key.reply', keys: ['r'] },
  { does: 'key.send', keys: ['key-name.enter'] },
  { does: 'reply.send-done', keys: ['key-name.send-done'] },
  { does: 'key.snippet', keys: ['/'] },
  { does: 'key.break', keys: ['key-name.break'] },
  { does: 'key.done', keys: ['e'] },
  { does: 'key.later', keys: ['l'] },
  { does: 'key.assign', keys: ['a'] },
  { does: 'key.note', keys: ['m'] },
  { does: 'key.search', keys: ['/'] },
  { does: 'key.whose', keys: ['w'] },
  { does: 'key.back', keys: ['u', 'key-name.escape'] },
  { does: 'key.help', keys: ['?'] },
];

/** What the keys do. */
export function Help({ open }: { readonly open: Signal<boolean> }) {
  const { say } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    if (open.value) dialog.current?.showModal();
    else dialog.current?.close();
  });
  return (
    <dialog class="desk-help" ref={dialog} aria-labelledby="desk-help-title" closedby="any" onClose={() => (open.value = false)}>
      <div class="desk-help-body">
        <header>
          <h2 id="desk-help-title">{say('help')}</h2>
          <IconButton icon={panelIcons.close} label={say('help.close')} onClick={() => (open.value = false)} />
        </header>
        <dl>
          {keys.map(({ does, keys: alternatives }) => (
            <div key={does}>
              <dt>{say(does)}</dt>
              <dd>
                {alternatives.map((key, index) => (
                  <span key={key}>
                    {index > 0 && <span> {say('key.or')} </span>}
                    <kbd>{isSign(key) ? key : say(key)}</kbd>
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p>{say('help.note')}</p>
      </div>
    </dialog>
  );
}

function isSign(key: string): key is Sign {
  return (signs as readonly string[]).includes(key);
}
