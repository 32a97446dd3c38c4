import type { ChannelName } from '../channels/channel.ts';
import { Button, Empty, panelIcons, Skeleton } from '../ui/index.ts';
import { Direct } from './direct.tsx';
import type { Frame } from './frame.ts';

/** Ways to reach a person, as soon as they are known; when they cannot be known, those that need nothing of ours. */
export function Reach({ frame, ...what }: { readonly frame: Frame; readonly except?: ChannelName; readonly heading?: string }) {
  const { visitor, say, settings } = frame;
  const { people, callPeople } = visitor.value;
  const now = people.value;
  if (now.is === 'here') return <now.Reach frame={frame} people={now.people} {...what} />;
  if (now.is === 'waiting') return <Skeleton lines={2} />;
  return (
    <section class="db-group">
      <Empty icon={panelIcons.offline} title={say('gone.title')} actions={<Button onClick={() => void callPeople()}>{say('retry')}</Button>}>
        {say(settings.email || settings.phone ? 'gone.text' : 'gone.alone')}
      </Empty>
      <Direct settings={settings} />
    </section>
  );
}
