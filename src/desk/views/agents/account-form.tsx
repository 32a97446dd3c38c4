import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { AgentAccount } from '../../../protocol/index.ts';
import { Button, Form, SelectField, TextField } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';

/** Somebody new. The server makes a password for them. */
export function AccountForm({ onDone }: { readonly onDone: () => void }) {
  const { desk, say } = useDesk();
  const { accounts } = desk;
  const name = useSignal('');
  const login = useSignal('');
  const role = useSignal<AgentAccount['role']>('agent');
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => whole.current?.querySelector('input')?.focus(), []);
  const problemOf = (field: string) => {
    const problem = accounts.problems.value[field];
    return problem && say(problem === 'taken' ? 'agents.taken' : problem === 'too-long' ? 'faq.problem-long' : problem === 'required' ? 'faq.problem-required' : 'faq.problem-other');
  };
  const problems = { name: problemOf('name'), login: problemOf('login') };
  return (
    <div class="desk-account-form" ref={whole}>
      <Form
        label={say('agents.add')}
        problems={problems}
        onSubmit={() => void accounts.add({ name: name.value, login: login.value, role: role.value }).then((added) => added && onDone())}
      >
        <TextField label={say('agents.name')} name="name" hint={say('agents.name-hint')} required value={name.value} problem={problems.name} onInput={(text) => (name.value = text)} />
        <TextField label={say('agents.login')} name="login" required dir="ltr" value={login.value} problem={problems.login} onInput={(text) => (login.value = text)} />
        <SelectField
          label={say('agents.role')}
          name="role"
          hint={say('agents.role-hint')}
          value={role.value}
          options={(['agent', 'admin'] as const).map((value) => ({ value, label: say(`agents.is-${value}`) }))}
          onInput={(value) => (role.value = value as AgentAccount['role'])}
        />
        <div class="desk-account-actions">
          <Button kind="primary" type="submit" busy={accounts.busy.value === 'new'}>
            {say('agents.submit')}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {say('agents.cancel')}
          </Button>
        </div>
      </Form>
    </div>
  );
}
