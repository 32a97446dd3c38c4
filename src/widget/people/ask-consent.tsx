import { Button, Empty, peopleIcons, PrivacyLink } from '../../ui/index.ts';
import { Direct } from '../direct.tsx';
import type { PersonProps } from '../frame.ts';
import { mailWith } from './mail.ts';

/** Asks before anything is kept in this browser, where the shop wants that asked. Mail and telephone need no answer. */
export function AskConsent({ frame, people }: PersonProps) {
  const { settings, consent } = frame;
  const { say } = people;
  return (
    <div class="db-stack">
      <Empty
        icon={peopleIcons.chat}
        title={say('consent.title')}
        actions={
          <Button kind="primary" onClick={() => consent.set(true)}>
            {say('consent.agree')}
          </Button>
        }
      >
        {say('consent.text', { shop: settings.shop })} <PrivacyLink address={settings.privacy} words={say('consent.privacy')} />
      </Empty>
      <Direct settings={settings} mail={mailWith({ frame, people })} />
    </div>
  );
}
