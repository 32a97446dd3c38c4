import type { ErrorKind } from '../../core/error.ts';
import { Button } from '../../ui/index.ts';
import { Outcome } from '../outcome.tsx';
import type { Followed } from '../progress.ts';
import type { CallbackPhrases } from './text/en.ts';
import type { CallbackViewProps } from './view.tsx';

/** A request that has not become a call: it waits, or it was refused. Nothing here promises a call. */
export function RequestOutcome({ model, say, letter }: CallbackViewProps & { readonly letter: Followed }) {
  const progress = letter.progress.value;
  const isTrying = progress.is === 'kept' && progress.trying;
  const takeBack = (
    <Button icon="edit" disabled={isTrying} onClick={() => model.takeBack(letter)}>
      {say('takeBack')}
    </Button>
  );
  if (progress.is === 'kept') {
    return (
      <Outcome
        tone="waiting"
        icon={progress.why === 'offline' ? 'offline' : 'clock'}
        title={say(`kept.${progress.why}`)}
        actions={
          <>
            <Button kind="primary" icon="retry" busy={isTrying} onClick={model.hurry}>
              {say(isTrying ? 'trying' : 'tryNow')}
            </Button>
            {takeBack}
          </>
        }
      >
        <p>{say(model.durable.value ? 'kept' : 'keptInTab')}</p>
      </Outcome>
    );
  }
  if (progress.is !== 'refused') return null;
  return (
    <Outcome
      tone="bad"
      icon="alert"
      title={say('refused')}
      actions={
        <>
          <Button kind="primary" icon="retry" onClick={() => model.sendAgain(letter)}>
            {say('sendAgain')}
          </Button>
          {takeBack}
        </>
      }
    >
      <p>{say(whyRefused[progress.error.kind] ?? 'refused.broken')}</p>
    </Outcome>
  );
}

const whyRefused: Readonly<Partial<Record<ErrorKind, keyof CallbackPhrases>>> = {
  refused: 'refused.no',
  unauthorized: 'refused.unauthorized',
  unsupported: 'refused.unsupported',
  gone: 'refused.unsupported',
};
