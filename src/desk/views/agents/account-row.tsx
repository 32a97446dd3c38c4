import { useSignal } from '@preact/signals';
import type { AgentAccount } from '../../../protocol/index.ts';
import { Button, Form, TextField } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';

/** Somebody who may sign in. What can be changed comes only when asked for: all of it signs them out. */
export function AccountRow({ account, isMe }: { readonly account: AgentAccount; readonly isMe: boolean }) {
  const { say } = useDesk();
  const open = useSignal(false);
  return (
    <li class="desk-account" data-barred={account.disabled || undefined}>
      <div class="desk-account-top">
        <p class="desk-account-who">
          <bdi class="desk-account-name">{account.name}</bdi>
          {isMe && <span class="desk-badge">{say('agents.you')}</span>}
          <span class="desk-badge" data-tone={account.role === 'admin' ? 'success' : 'quiet'}>
            {say(`agents.is-${account.role}`)}
          </span>
          {account.disabled && (
            <span class="desk-badge" data-tone="danger">
              {say('agents.barred')}
            </span>
          )}
          <span class="desk-soft desk-account-login">
            {say('agents.login')} <bdi>{account.login}</bdi>
          </span>
        </p>
        <Button aria-expanded={open.value} aria-label={say('agents.change-one', { name: account.name })} onClick={() => (open.value = !open.value)}>
          {say('agents.change')}
        </Button>
      </div>
      {open.value && <Changes account={account} isMe={isMe} />}
    </li>
  );
}

function Changes({ account, isMe }: { readonly account: AgentAccount; readonly isMe: boolean }) {
  const { desk, say } = useDesk();
  const { accounts } = desk;
  const busy = accounts.busy.value === account.id;
  return (
    <div class="desk-account-changes" role="group" aria-label={account.name}>
      <Rename account={account} />
      {!isMe && (
        <>
          <label class="desk-assignee">
            <span>{say('agents.role')}</span>
            <select value={account.role} onChange={(event) => void accounts.change(account, { role: event.currentTarget.value as AgentAccount['role'] })}>
              {(['agent', 'admin'] as const).map((role) => (
                <option key={role} value={role}>
                  {say(`agents.is-${role}`)}
                </option>
              ))}
            </select>
          </label>
          <Button busy={busy} onClick={() => void accounts.renewPassword(account)}>
            {say('agents.renew')}
          </Button>
        </>
      )}
      <Button busy={busy} onClick={() => void accounts.change(account, {})}>
        {say('agents.sign-out')}
      </Button>
      {!isMe && (
        <Button busy={busy} onClick={() => void accounts.change(account, { disabled: !account.disabled })}>
          {say(account.disabled ? 'agents.let-in' : 'agents.bar')}
        </Button>
      )}
    </div>
  );
}

function Rename({ account }: { readonly account: AgentAccount }) {
  const { desk, say } = useDesk();
  const { accounts } = desk;
  const name = useSignal(account.name);
  const problem = accounts.problems.value['name'];
  const problems = { name: problem && say(problem === 'too-long' ? 'faq.problem-long' : problem === 'required' ? 'faq.problem-required' : 'faq.problem-other') };
  return (
    <Form label={say('agents.rename')} problems={problems} onSubmit={() => void accounts.change(account, { name: name.value })}>
      <TextField label={say('agents.name')} name="name" hint={say('agents.name-hint')} required value={name.value} problem={problems.name} onInput={(text) => (name.value = text)} />
      <Button type="submit" busy={accounts.busy.value === account.id}>
        {say('agents.rename')}
      </Button>
    </Form>
  );
}
