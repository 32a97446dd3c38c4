import { Button, readingIcons, stateIcons, useState } from '../../ui/index.ts';
import type { SayArticle } from './article.tsx';
import { articleLink, copyText } from './article-link.ts';

interface ArticleToolsProps {
  readonly id: string;
  readonly say: SayArticle;
  announce(text: string): void;
  print(): void;
}

/** Takes an article along: its address, or on paper. */
export function ArticleTools({ id, say, announce, print }: ArticleToolsProps) {
  const [copied, setCopied] = useState<'yes' | 'no' | undefined>(undefined);
  const link = articleLink(id);

  function tell(how: 'yes' | 'no'): void {
    setCopied(how);
    announce(say(how === 'yes' ? 'link.copied' : 'link.failed'));
  }

  return (
    <div class="db-faq-tools">
      <Button kind="quiet" icon={copied === 'yes' ? stateIcons.check : readingIcons.copy} onClick={() => void copyText(link).then(() => tell('yes'), () => tell('no'))}>
        {say(copied === 'yes' ? 'link.copied' : 'link.copy')}
      </Button>
      <Button kind="quiet" icon={readingIcons.printer} onClick={print}>
        {say('print')}
      </Button>
      {copied === 'no' && (
        // Where nothing may be put onto the clipboard, people still can.
        <input class="db-faq-address" readOnly value={link} aria-label={say('link.address')} onFocus={(event) => event.currentTarget.select()} />
      )}
    </div>
  );
}
