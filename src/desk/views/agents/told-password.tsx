import { Button } from '../../../ui/index.ts';
import type { ToldPassword as Told } from '../../models/accounts.ts';
import { CopyButton } from '../copy-button.tsx';
import { useDesk } from '../context.ts';

/** A password that is shown once. */
export function ToldPassword({ told, onDone }: { readonly told: Told; readonly onDone: () => void }) {
  const { say } = useDesk();
  const { name, login, password } = told;
  return (
    <div class="desk-told">
      <h3>{say('agents.told', { name })}</h3>
      <p class="desk-told-password" dir="ltr">
        <code>{password}</code>
      </p>
      <p class="desk-soft">{say('agents.told-text', { name, login })}</p>
      <div class="desk-account-actions">
        <CopyButton text={password} label={say('agents.copy')} kind="primary" />
        <Button kind="quiet" onClick={onDone}>
          {say('agents.told-done')}
        </Button>
      </div>
    </div>
  );
}
