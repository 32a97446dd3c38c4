import { Button, readingIcons, stateIcons, useState } from '../../ui/index.ts';
import type { SayArticle } from './props.ts';
import { articleLink } from './article-link.ts';

interface ArticleToolsProps {
  readonly id: string;
  readonly say: SayArticle;
  announce(text: string): void;
  print(): void;
}

/** Takes an article along: its address, or on paper. */
export function ArticleTools({ id, say, announce, print }: ArticleToolsProps) {
  const [told, setTold] = useState<'link.copy' | 'link.copied' | 'link.failed'>('link.copy');
  const link = articleLink(id);

  async function copy(): Promise<void> {
    let outcome: typeof told = 'link.copied';
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      // Pages without TLS have no clipboard, and browsers may refuse theirs: then the address is shown below.
      outcome = 'link.failed';
    }
    setTold(outcome);
    announce(say(outcome));
  }

  return (
    <div class="db-faq-tools">
      <Button kind="quiet" icon={told === 'link.copied' ? stateIcons.check : readingIcons.copy} onClick={() => void copy()}>
        {say(told)}
      </Button>
      <Button kind="quiet" icon={readingIcons.printer} onClick={print}>
        {say('print')}
      </Button>
      {told === 'link.failed' && (
        <input class="db-faq-address" readOnly value={link} aria-label={say('link.address')} onFocus={(event) => event.currentTarget.select()} />
      )}
    </div>
  );
}
