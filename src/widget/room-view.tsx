import type { ChannelName } from '../channels/channel.ts';
import { Button, Notice, Spinner } from '../ui/index.ts';
import { Boundary } from './boundary.tsx';
import type { Frame } from './frame.ts';
import { Reach } from './reach.tsx';

/** A channel's own view, or why it is not there and what to do instead. */
export function RoomView({ frame, name, path }: { readonly frame: Frame; readonly name: ChannelName; readonly path: string }) {
  const { visitor, shell, say, world } = frame;
  const { rooms, people } = visitor.value;
  const state = rooms.state(name);
  const failed = (retry: () => void) => (
    <div class="db-stack">
      <Notice tone="warning" title={say('failed.title')} actions={<Button onClick={retry}>{say('retry')}</Button>}>
        {say('failed.text')}
      </Notice>
      <Reach frame={frame} except={name} />
    </div>
  );
  if (state.is === 'loading') return <Spinner label={say('loading')} />;
  if (state.is === 'failed') return failed(() => rooms.enter(name));
  const { View } = state.room;
  const forgetful = name !== 'faq' && people.value.is === 'here' && !people.value.people.durable.value;
  return (
    <Boundary broke={(thrown) => world.log(`The view of "${name}" broke.`, thrown)} fallback={failed}>
      {forgetful && (
        <Notice tone="warning" title={say('storage.title')}>
          {say('storage.text')}
        </Notice>
      )}
      <View model={state.model} say={state.say} path={path} shell={shell} />
    </Boundary>
  );
}
