import type { ChannelName } from '../channels/channel.ts';
import { Failed, Skeleton } from '../ui/index.ts';
import { Boundary } from './boundary.tsx';
import type { Frame } from './frame.ts';
import { Reach } from './reach.tsx';

/** A channel's own view, or why it is not there and what to do instead. */
export function RoomView({ frame, name, path }: { readonly frame: Frame; readonly name: ChannelName; readonly path: string }) {
  const { visitor, shell, say, world, consent } = frame;
  const { rooms, people } = visitor.value;
  const state = rooms.state(name);
  const failed = (retry: () => void) => (
    <div class="db-stack">
      <Failed title={say('failed.title')} text={say('failed.text')} again={say('retry')} onRetry={retry} />
      <Reach frame={frame} except={name} />
    </div>
  );
  const now = people.value;
  if (name !== 'faq' && !consent.granted.value && now.is === 'here') return <now.AskConsent frame={frame} people={now.people} />;
  if (state.is === 'loading') return <Skeleton lines={6} label={say('loading')} />;
  if (state.is === 'failed') return failed(() => rooms.enter(name));
  const { View } = state.room;
  return (
    <Boundary broke={(thrown) => world.log(`"${name}" broke.`, thrown)} fallback={failed}>
      {name !== 'faq' && now.is === 'here' && <now.Forgetful people={now.people} />}
      <View model={state.model} say={state.say} path={path} shell={shell} />
    </Boundary>
  );
}
