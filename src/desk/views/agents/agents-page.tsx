import { useSignal } from '@preact/signals';
import type { Agent } from '../../../protocol/index.ts';
import { Button, Notice, peopleIcons, Skeleton, stateIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';
import { PageFrame } from '../page-frame.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountRow } from './account-row.tsx';
import { ToldPassword } from './told-password.tsx';

/** Who may sign in at the desk, for admins. */
export function AgentsPage({ agent, onHelp }: { readonly agent: Agent; readonly onHelp: () => void }) {
  const { desk, say } = useDesk();
  const { accounts } = desk;
  const adding = useSignal(false);
  const now = accounts.state.value;
  const error = accounts.error.value;
  // What is wrong with a field is said at the field.
  const refusal = error && Object.keys(accounts.problems.value).length === 0 ? say(`error.${error.kind}`) : accounts.problems.value['role'] || accounts.problems.value['disabled'] ? say('agents.last-admin') : undefined;
  return (
    <PageFrame title={say('title.agents')} agent={agent} onHelp={onHelp}>
      <p class="desk-soft">{say('agents.hint')}</p>
      <div role="status">{accounts.told.value && <ToldPassword told={accounts.told.value} onDone={accounts.forget} />}</div>
      <div role="alert">
        {refusal && <Notice tone="error">{refusal}</Notice>}
        {now.is === 'failed' && (
          <Notice tone="warning" title={say('agents.failed')} actions={<Button icon={stateIcons.retry} onClick={() => void accounts.load()}>{say('error.retry')}</Button>}>
            {say(`error.${now.error.kind}`)}
          </Notice>
        )}
      </div>
      {now.is === 'loading' && accounts.all.value.length === 0 && <Skeleton lines={5} label={say('agents.loading')} />}
      <ul class="desk-accounts" aria-label={say('agents.list')}>
        {accounts.all.value.map((account) => (
          <AccountRow key={account.id} account={account} isMe={account.id === agent.id} />
        ))}
      </ul>
      {adding.value ? (
        <AccountForm onDone={() => (adding.value = false)} />
      ) : (
        <div>
          <Button kind="primary" icon={peopleIcons.person} onClick={() => (adding.value = true)}>
            {say('agents.add')}
          </Button>
        </div>
      )}
    </PageFrame>
  );
}
