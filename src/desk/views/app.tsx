import '@preact/signals';
import { Button, Notice, panelIcons, Spinner, stateIcons } from '../../ui/index.ts';
import { DeskContext, useDesk, type DeskView } from './context.ts';
import { Frame } from './frame.tsx';
import { SignIn } from './sign-in.tsx';
import { Welcome } from './welcome.tsx';

/** The whole page. */
export function App({ view }: { readonly view: DeskView }) {
  return (
    <DeskContext.Provider value={view}>
      <Screen />
    </DeskContext.Provider>
  );
}

function Screen() {
  const { desk, say } = useDesk();
  const session = desk.session.state.value;
  switch (session.is) {
    case 'in':
      return <Frame agent={session.agent} />;
    case 'out':
    case 'entering':
      return <SignIn />;
    case 'asking':
      return (
        <Welcome>
          <Spinner label={say('sign-in.asking')} />
        </Welcome>
      );
    case 'unknown':
      return (
        <Welcome>
          <div role="alert">
            <Notice tone="error" icon={session.error.kind === 'offline' ? panelIcons.offline : stateIcons.alert} actions={<Button icon={stateIcons.retry} onClick={() => void desk.session.resume()}>{say('error.retry')}</Button>}>
              {say(`error.${session.error.kind}`)}
            </Notice>
          </div>
        </Welcome>
      );
  }
}
