import { Icon } from '../../ui/index.ts';
import { useDesk } from './context.ts';

/** Says when what is on the screen may be old. Quiet while all is well. */
export function LineNotice() {
  const { desk, say } = useDesk();
  const offline = !desk.online.value;
  const waiting = desk.line.state.value === 'waiting';
  return (
    <div role="status">
      {(offline || waiting) && (
        <p class="desk-line-notice">
          <Icon name="offline" size={16} />
          {say(offline ? 'line.offline' : 'line.waiting')}
        </p>
      )}
    </div>
  );
}
