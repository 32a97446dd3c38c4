import { useSignal } from '@preact/signals';
import { Button, readingIcons, stateIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';

/** Puts a text where it can be pasted from, and says so. */
export function CopyButton({ text, label, kind }: { readonly text: string; readonly label: string; readonly kind?: 'primary' | 'quiet' }) {
  const { say } = useDesk();
  const copied = useSignal(false);

  async function copy() {
    // Refused by some browsers, absent on plain http; the text can still be marked by hand, so nothing is claimed.
    copied.value = (await navigator.clipboard?.writeText(text).then(() => true, () => false)) ?? false;
  }

  return (
    <>
      <Button {...(kind && { kind })} icon={copied.value ? stateIcons.check : readingIcons.copy} onClick={() => void copy()}>
        {copied.value ? say('call.copied') : label}
      </Button>
      <span class="db-unseen" role="status">
        {copied.value && say('call.copied')}
      </span>
    </>
  );
}
