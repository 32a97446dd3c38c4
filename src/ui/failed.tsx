import { Button } from './button.tsx';
import { panelIcons } from './icons/panel.ts';
import { Empty } from './waiting.tsx';

/** What {@link Failed} takes. */
export interface FailedProps {
  readonly title: string;
  /** What can be done about it, in a sentence. */
  readonly text: string;
  /** What the button that tries again says. */
  readonly again: string;
  readonly onRetry: () => void;
}

/** Something did not come, and may come when it is asked for again. */
export function Failed({ title, text, again, onRetry }: FailedProps) {
  return (
    <Empty icon={panelIcons.offline} title={title} actions={<Button onClick={onRetry}>{again}</Button>}>
      {text}
    </Empty>
  );
}
