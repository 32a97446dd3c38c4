import { Button, readingIcons, useEffect, useRef } from '../../ui/index.ts';
import type { SayArticle } from './props.ts';
import type { FaqViewProps } from './props.ts';

/** "Did this help?", then thanks. What comes after a no is the screen's to show. */
export function Vote({ id, model, say }: Pick<FaqViewProps, 'model'> & { readonly id: string; readonly say: SayArticle }) {
  const helped = model.feedback.voted.value.get(id);
  const thanks = useRef<HTMLParagraphElement>(null);
  const asked = useRef(false);

  useEffect(() => {
    // The pressed button is gone; without this the focus would fall out of the panel.
    if (helped !== undefined && asked.current) thanks.current?.focus();
  }, [helped]);

  if (helped !== undefined) {
    return (
      <p class="db-faq-vote" ref={thanks} tabIndex={-1}>
        {say(helped ? 'vote.thanks' : 'vote.sorry')}
      </p>
    );
  }
  const vote = (helpful: boolean) => {
    asked.current = true;
    model.feedback.vote(id, helpful);
  };
  return (
    <div class="db-faq-vote" role="group" aria-label={say('vote.ask')}>
      <span aria-hidden="true">{say('vote.ask')}</span>
      <Button icon={readingIcons.thumbUp} onClick={() => vote(true)}>
        {say('vote.yes')}
      </Button>
      <Button icon={readingIcons.thumbDown} onClick={() => vote(false)}>
        {say('vote.no')}
      </Button>
    </div>
  );
}
