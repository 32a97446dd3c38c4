import type { Say } from '../../core/text.ts';
import type { FaqErrorKind } from '../../search/index.ts';
import { Button, Empty, panelIcons } from '../../ui/index.ts';
import type { FaqPhrases } from './text/en.ts';

interface UnavailableProps {
  readonly say: Say<FaqPhrases>;
  readonly why: FaqErrorKind;
  retry(): void;
}

/** No index, a damaged or a newer one, or no network to fetch it through. To a visitor only the last differs. */
export function Unavailable({ say, why, retry }: UnavailableProps) {
  const words = why === 'offline' ? 'offline' : 'failed';
  return (
    <Empty icon={panelIcons.offline} title={say(`${words}.title`)} actions={<Button onClick={retry}>{say('retry')}</Button>}>
      {say(`${words}.text`)}
    </Empty>
  );
}
