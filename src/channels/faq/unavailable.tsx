import type { Say } from '../../core/text.ts';
import { Failed } from '../../ui/index.ts';
import type { FaqPhrases } from './text/en.ts';

/** No index, a damaged or a newer one, or no network to fetch it through: to a visitor it is all the same. */
export function Unavailable({ say, retry }: { readonly say: Say<FaqPhrases>; readonly retry: () => void }) {
  return <Failed title={say('failed.title')} text={say('failed.text')} again={say('retry')} onRetry={retry} />;
}
