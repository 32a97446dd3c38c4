import type { ComponentChildren } from 'preact';
import type { ReadonlySignal } from '@preact/signals-core';
import type { ErrorKind } from '../core/error.ts';
import type { Say } from '../core/text.ts';
import { Button, panelIcons, peopleIcons, stateIcons } from '../ui/index.ts';
import type { Letter, WhyKept } from './letters.ts';
import { Outcome } from './outcome.tsx';

/** The phrases a room has for what has not arrived. */
export type UndeliveredWords = Readonly<
  Record<
    | `kept.${WhyKept}`
    | 'kept'
    | 'keptInTab'
    | 'tryNow'
    | 'trying'
    | 'takeBack'
    | 'refused'
    | `refused.${'no' | 'unauthorized' | 'unsupported' | 'broken'}`
    | 'sendAgain',
    string
  >
>;

/** What can be done about it. */
export interface UndeliveredModel {
  /** Whether what waits outlives the tab. */
  readonly durable: ReadonlySignal<boolean>;
  hurry(): void;
  takeBack(letter: Letter): void;
  sendAgain(letter: Letter): void;
}

interface UndeliveredProps {
  readonly model: UndeliveredModel;
  readonly say: Say<UndeliveredWords>;
  readonly letter: Letter;
  readonly children?: ComponentChildren;
  /** Something else to do while it waits. */
  readonly meanwhile?: ComponentChildren;
}

/** Something that was sent and has not arrived: it waits, or it was refused for good. */
export function Undelivered({ model, say, letter, children, meanwhile }: UndeliveredProps) {
  const progress = letter.progress.value;
  if (progress.is === 'kept') {
    return (
      <Outcome
        tone="waiting"
        icon={progress.why === 'offline' ? panelIcons.offline : peopleIcons.clock}
        title={say(`kept.${progress.why}`)}
        actions={
          <>
            <KeptActions model={model} say={say} letter={letter} kind="primary" />
            {meanwhile}
          </>
        }
      >
        <p>{say(model.durable.value ? 'kept' : 'keptInTab')}</p>
        {children}
      </Outcome>
    );
  }
  if (progress.is !== 'refused') return null;
  return (
    <Outcome
      tone="bad"
      icon={stateIcons.alert}
      title={say('refused')}
      actions={
        <>
          <Button kind="primary" icon={stateIcons.retry} onClick={() => model.sendAgain(letter)}>
            {say('sendAgain')}
          </Button>
          <TakeBack model={model} say={say} letter={letter} />
        </>
      }
    >
      <p>{say(whyRefused[progress.error.kind] ?? 'refused.broken')}</p>
      {children}
    </Outcome>
  );
}

/** What can be done about a letter that waits. */
export function KeptActions(props: UndeliveredProps & { readonly kind?: 'primary' | undefined }) {
  const { model, say, letter, kind } = props;
  const progress = letter.progress.value;
  const isTrying = progress.is === 'kept' && progress.trying;
  return (
    <>
      <Button kind={kind} icon={stateIcons.retry} busy={isTrying} onClick={model.hurry}>
        {say(isTrying ? 'trying' : 'tryNow')}
      </Button>
      <TakeBack {...props} disabled={isTrying} />
    </>
  );
}

/** Puts a letter back into its form; not while it may be arriving, since what has arrived must not be sent again. */
export function TakeBack({ model, say, letter, disabled }: UndeliveredProps & { readonly disabled?: boolean }) {
  return (
    <Button icon={peopleIcons.edit} disabled={disabled} onClick={() => model.takeBack(letter)}>
      {say('takeBack')}
    </Button>
  );
}

const whyRefused: Readonly<Partial<Record<ErrorKind, keyof UndeliveredWords>>> = {
  refused: 'refused.no',
  unauthorized: 'refused.unauthorized',
  unsupported: 'refused.unsupported',
  gone: 'refused.unsupported',
};
