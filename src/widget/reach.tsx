import type { ChannelName } from '../channels/channel.ts';
import { Failed, Skeleton } from '../ui/index.ts';
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
      <Failed title={say('gone.title')} text={say('gone.text')} again={say('retry')} onRetry={() => void callPeople()} />
      <Direct settings={settings} />
    </section>
  );
}
