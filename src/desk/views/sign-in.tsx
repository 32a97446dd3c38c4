import { useSignal } from '@preact/signals';
import type { DeskbellError } from '../../core/error.ts';
import { Button, Form, Notice, panelIcons, peopleIcons, stateIcons, TextField } from '../../ui/index.ts';
import { useDesk } from './context.ts';
import { Welcome } from './welcome.tsx';

/** Name and password. What was typed stays when the server says no. */
export function SignIn() {
  const { desk, say } = useDesk();
  const name = useSignal('');
  const password = useSignal('');
  const asked = useSignal(false);
  const state = desk.session.state.value;
  const problems = !asked.value
    ? {}
    : {
        ...(name.value.trim() ? {} : { name: say('sign-in.name-required') }),
        ...(password.value ? {} : { password: say('sign-in.password-required') }),
      };

  function submit() {
    asked.value = true;
    if (name.value.trim() && password.value) void desk.session.signIn(name.value.trim(), password.value);
  }

  return (
    <Welcome title={say('sign-in.title')}>
      <div role="alert">{state.is === 'out' && <Reason why={state.why} error={state.error} />}</div>
      <Form label={say('sign-in.title')} problems={problems} onSubmit={submit}>
        <TextField label={say('sign-in.name')} name="name" autocomplete="username" required value={name.value} onInput={(text) => (name.value = text)} problem={problems.name} />
        <TextField
          label={say('sign-in.password')}
          name="password"
          type="password"
          autocomplete="current-password"
          required
          dir="ltr"
          value={password.value}
          onInput={(text) => (password.value = text)}
          problem={problems.password}
        />
        <Button kind="primary" type="submit" busy={state.is === 'entering'}>
          {say('sign-in.submit')}
        </Button>
      </Form>
    </Welcome>
  );
}

function Reason({ why, error }: { readonly why: 'new' | 'left' | 'expired' | 'changed'; readonly error: DeskbellError | undefined }) {
  const { say } = useDesk();
  if (!error) {
    if (why === 'new') return null;
    return <Notice tone="info">{say(`sign-in.${why}`)}</Notice>;
  }
  if (why === 'left') return <Notice tone="warning">{say('sign-out.unsure')}</Notice>;
  if (error.kind === 'unauthorized' || error.kind === 'refused') return <Notice tone="error">{say('sign-in.wrong')}</Notice>;
  if (error.kind === 'limited') {
    return (
      <Notice tone="warning" icon={peopleIcons.clock}>
        {say('sign-in.limited', { count: Math.max(1, Math.ceil((error.retryAfterMs ?? 0) / 60_000)) })}
      </Notice>
    );
  }
  return (
    <Notice tone="error" icon={error.kind === 'offline' ? panelIcons.offline : stateIcons.alert}>
      {say(`error.${error.kind}`)}
    </Notice>
  );
}
