import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import { Button, Form, IconButton, panelIcons, TextField } from '../../ui/index.ts';
import { useDesk } from './context.ts';

/** Choosing another password. Once it is changed one signs in with it. */
export function PasswordDialog({ open }: { readonly open: Signal<boolean> }) {
  const { desk, say } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const current = useSignal('');
  const next = useSignal('');
  const busy = useSignal(false);
  const wrong = useSignal<{ readonly current?: string; readonly next?: string }>({});

  useSignalEffect(() => {
    if (open.value) dialog.current?.showModal();
    else dialog.current?.close();
    // Nothing of it stays behind.
    current.value = '';
    next.value = '';
    wrong.value = {};
  });

  function problemsOf({ kind, fields }: DeskbellError): { current?: string; next?: string } {
    const { current: present, next: wanted } = fields;
    if (!present && !wanted) return { next: say(`error.${kind}`) };
    return {
      ...(present && { current: say(present === 'required' ? 'sign-in.password-required' : 'password.wrong') }),
      ...(wanted && { next: say(wanted === 'too-long' ? 'faq.problem-long' : 'password.short') }),
    };
  }

  async function change() {
    if (busy.value) return;
    busy.value = true;
    try {
      await desk.session.changePassword(current.value, next.value);
    } catch (thrown) {
      wrong.value = problemsOf(toDeskbellError(thrown));
    } finally {
      busy.value = false;
    }
  }

  return (
    <dialog class="desk-help" ref={dialog} aria-labelledby="desk-password-title" onClose={() => (open.value = false)}>
      <div class="desk-help-body">
        <header>
          <h2 id="desk-password-title">{say('password')}</h2>
          <IconButton icon={panelIcons.close} label={say('help.close')} onClick={() => (open.value = false)} />
        </header>
        <Form label={say('password')} problems={wrong.value} onSubmit={() => void change()}>
          <TextField
            label={say('password.current')}
            name="current"
            type="password"
            autocomplete="current-password"
            dir="ltr"
            required
            value={current.value}
            problem={wrong.value.current}
            onInput={(text) => (current.value = text)}
          />
          <TextField
            label={say('password.next')}
            name="next"
            type="password"
            autocomplete="new-password"
            dir="ltr"
            required
            hint={say('password.hint')}
            value={next.value}
            problem={wrong.value.next}
            onInput={(text) => (next.value = text)}
          />
          <Button kind="primary" type="submit" busy={busy.value}>
            {say('password.submit')}
          </Button>
        </Form>
      </div>
    </dialog>
  );
}
