import { Icon, stateIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';

/** The shop has signed for who this is: a customer with an account, not somebody who says so. */
export function VerifiedBadge() {
  const { say } = useDesk();
  return (
    <span class="desk-badge" data-tone="success">
      <Icon drawing={stateIcons.check} size={13} />
      {say('person.verified')}
    </span>
  );
}
