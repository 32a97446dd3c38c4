import type { DeskbellError } from '../../core/error.ts';
import { Icon, panelIcons } from '../../ui/index.ts';
import type { Desk } from '../desk.ts';
import { useDesk } from './context.ts';

/** Whether a failed reading is only what the notice on top says anyway: who sees that need not be told per column. */
export function isToldAlready(desk: Desk, { kind }: DeskbellError): boolean {
  return (kind === 'offline' || kind === 'unavailable') && (desk.line.state.value === 'waiting' || !desk.online.value);
}

/** Says when what is on the screen may be old. Quiet while all is well. */
export function LineNotice() {
  const { desk, say } = useDesk();
  const offline = !desk.online.value;
  const waiting = desk.line.state.value === 'waiting';
  return (
    <div class="desk-line" role="status">
      {(offline || waiting) && (
        <p class="desk-line-notice">
          <Icon drawing={panelIcons.offline} size={16} />
          {say(offline ? 'line.offline' : 'line.waiting')}
        </p>
      )}
    </div>
  );
}
