import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button, peopleIcons } from '../../ui/index.ts';
import type { Conversation } from '../models/conversation.ts';
import { useDesk } from './context.ts';

/** Where a reply is written. Enter sends, Shift and Enter breaks, and Enter that ends a composition does neither. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const { say } = useDesk();
  const area = useRef<HTMLTextAreaElement>(null);
  const { replies } = conversation;
  const draft = replies.draft.value;
  const excess = replies.excess.value;
  const done = conversation.item.value?.status === 'done';

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    if (element.scrollHeight) element.style.height = `${element.scrollHeight}px`;
  }, [draft]);

  function send() {
    replies.send();
    area.current?.focus();
  }

  return (
    <form
      class="desk-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {done && <p class="desk-composer-note">{say('reply.reopens')}</p>}
      <div class="desk-composer-box" data-problem={excess > 0 || undefined}>
        <textarea
          ref={area}
          data-reply
          rows={1}
          dir="auto"
          value={draft}
          placeholder={say('reply.placeholder')}
          aria-label={say('reply.label')}
          aria-keyshortcuts="r"
          aria-invalid={excess > 0 || undefined}
          aria-describedby="desk-reply-hint"
          enterkeyhint="send"
          onInput={(event) => replies.type(event.currentTarget.value)}
          onKeyDown={(event) => {
            // 229 is what Safari says for the Enter that ends a composition, after `isComposing` is false again.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
              event.preventDefault();
              send();
            }
            if (event.key === 'Escape') {
              event.stopPropagation();
              area.current?.blur();
            }
          }}
        />
        <Button kind="primary" type="submit" icon={peopleIcons.send} disabled={!draft.trim() || excess > 0}>
          {say('reply.send')}
        </Button>
      </div>
      <p id="desk-reply-hint" class="desk-composer-hint" role="status">
        {excess > 0 ? <strong>{say('reply.excess', { count: excess })}</strong> : <span>{say('reply.hint')}</span>}
      </p>
    </form>
  );
}
