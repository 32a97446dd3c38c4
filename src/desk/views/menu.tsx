import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Agent } from '../../protocol/index.ts';
import { Button, Icon, panelIcons, peopleIcons, stateIcons } from '../../ui/index.ts';
import { themes } from '../browser/theme.ts';
import type { Page } from '../desk.ts';
import { everyOrder } from '../models/filter.ts';
import { useDesk } from './context.ts';
import { useDismiss } from './dismiss.ts';
import { PasswordDialog } from './password-dialog.tsx';

/** Who is signed in, colours, help, sign out. */
export function Menu({ agent, onHelp }: { readonly agent: Agent; readonly onHelp: () => void }) {
  const { desk, say, theme } = useDesk();
  const open = useSignal(false);
  const password = useSignal(false);
  const whole = useRef<HTMLDivElement>(null);

  const close = useDismiss({ open, whole });

  return (
    <div class="desk-menu" ref={whole}>
      <button type="button" class="desk-menu-button" aria-expanded={open.value} aria-label={say('menu')} title={say('menu')} onClick={() => (open.value = !open.value)}>
        <Icon drawing={peopleIcons.person} size={18} />
      </button>
      {open.value && (
        <div class="desk-menu-panel">
          <p class="desk-menu-agent">
            <bdi>{agent.name}</bdi>
          </p>
          <fieldset>
            <legend>{say('theme.label')}</legend>
            <div class="desk-switch">
              {themes.map((one) => (
                <button key={one} type="button" aria-pressed={theme.theme.value === one} onClick={() => theme.choose(one)}>
                  {say(`theme.${one}`)}
                </button>
              ))}
            </div>
          </fieldset>
          <fieldset>
            <legend>{say('order.label')}</legend>
            <div class="desk-switch">
              {everyOrder.map((one) => (
                <button key={one} type="button" aria-pressed={desk.inbox.filter.value.order === one} onClick={() => desk.inbox.show({ order: one })}>
                  {say(`order.${one}`)}
                </button>
              ))}
            </div>
          </fieldset>
          <AlertsPart />
          <Go to="reports" />
          {agent.role === 'admin' && <Go to="agents" />}
          <Button
            kind="quiet"
            icon={peopleIcons.edit}
            onClick={() => {
              close();
              password.value = true;
            }}
          >
            {say('password')}
          </Button>
          <Button
            kind="quiet"
            icon={stateIcons.info}
            onClick={() => {
              close();
              onHelp();
            }}
          >
            {say('help')}
          </Button>
          <Button kind="quiet" icon={panelIcons.back} onClick={() => void desk.session.signOut()}>
            {say('sign-out')}
          </Button>
        </div>
      )}
      <PasswordDialog open={password} />
    </div>
  );
}

/** To one of the pages one does not need every minute. */
function Go({ to }: { readonly to: Page }) {
  const { desk, say } = useDesk();
  return (
    <Button kind="quiet" icon={to === 'reports' ? peopleIcons.calendar : peopleIcons.person} aria-current={desk.section.value === to ? 'page' : undefined} onClick={() => desk.turnTo(to)}>
      {say(`title.${to}`)}
    </Button>
  );
}

/** How to hear of news while looking elsewhere. */
function AlertsPart() {
  const { say, alerts } = useDesk();
  const notifying = alerts.notifying.value;
  return (
    <fieldset class="desk-alerts">
      <legend>{say('alerts.label')}</legend>
      {notifying !== 'none' && (
        <label>
          <input type="checkbox" checked={notifying === 'on'} disabled={notifying === 'denied'} onChange={(event) => void alerts.notify(event.currentTarget.checked)} />
          <span>{say('alerts.notify')}</span>
        </label>
      )}
      {notifying === 'denied' && <p class="desk-soft">{say('alerts.denied')}</p>}
      <label>
        <input type="checkbox" checked={alerts.sounding.value} onChange={(event) => alerts.sound(event.currentTarget.checked)} />
        <span>{say('alerts.sound')}</span>
      </label>
    </fieldset>
  );
}
