import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button, IconButton, peopleIcons, stateIcons } from '../../ui/index.ts';
import type { Snippet } from '../../protocol/index.ts';
import type { Conversation } from '../models/conversation.ts';
import { putIn } from '../models/snippets.ts';
import { useDesk } from './context.ts';
import { FilePicker } from './file-picker.tsx';
import { snippetId, SnippetList, snippetListId } from './snippet-list.tsx';

/** Where a reply is written. Enter sends, Shift and Enter breaks, and Enter that ends a composition does neither. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const { say } = useDesk();
  const area = useRef<HTMLTextAreaElement>(null);
  const { replies, snippets } = conversation;
  const draft = replies.draft.value;
  const excess = replies.excess.value;
  const offered = snippets.offered.value.length;
  const done = conversation.item.value?.status === 'done';

  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    if (element.scrollHeight) element.style.height = `${element.scrollHeight}px`;
  }, [draft]);

  function watch() {
    const { value, selectionStart } = area.current!;
    snippets.watch(value.slice(0, selectionStart), conversation.about.value?.context.locale ?? 'en');
  }

  function pick(snippet: Snippet | undefined) {
    if (!snippet) return;
    const element = area.current!;
    const put = putIn(element.value, element.selectionStart, snippet.text);
    replies.type(put.text);
    // The field shows the new words only when it is drawn again, and would put the caret at their end.
    element.value = put.text;
    element.setSelectionRange(put.caret, put.caret);
    element.focus();
    snippets.dismiss();
  }

  /** Keys that walk through what is offered, as long as something is. */
  function walk(event: KeyboardEvent): boolean {
    if (!offered || event.isComposing) return false;
    if (event.key === 'ArrowDown') snippets.move(1);
    else if (event.key === 'ArrowUp') snippets.move(-1);
    else if (event.key === 'Escape') snippets.dismiss();
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') pick(snippets.offered.value[snippets.chosen.value]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  function send(thenDone = false) {
    if (thenDone) conversation.replyAndDone();
    else replies.send();
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
      <SnippetList snippets={snippets} onPick={pick} />
      {done && <p class="desk-composer-note">{say('reply.reopens')}</p>}
      <div class="desk-composer-box" data-problem={excess > 0 || undefined}>
        <FilePicker files={conversation.files} />
        <textarea
          ref={area}
          data-reply
          rows={1}
          dir={draft ? 'auto' : undefined}
          value={draft}
          placeholder={say('reply.placeholder')}
          aria-label={say('reply.label')}
          aria-keyshortcuts="r"
          aria-invalid={excess > 0 || undefined}
          aria-describedby="desk-reply-hint"
          enterkeyhint="send"
          aria-autocomplete="list"
          aria-controls={offered ? snippetListId : undefined}
          aria-activedescendant={offered ? snippetId(snippets.chosen.value) : undefined}
          onInput={(event) => {
            replies.type(event.currentTarget.value);
            watch();
          }}
          onBlur={snippets.rest}
          onKeyDown={(event) => {
            if (walk(event)) return;
            // 229 is what Safari says for the Enter that ends a composition, after `isComposing` is false again.
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
              event.preventDefault();
              send(event.ctrlKey || event.metaKey);
            }
            if (event.key === 'Escape') {
              event.stopPropagation();
              area.current?.blur();
            }
          }}
        />
        {draft.trim() && excess === 0 && <IconButton icon={stateIcons.check} label={say('reply.send-done')} aria-keyshortcuts="Control+Enter Meta+Enter" onClick={() => send(true)} />}
        <Button kind="primary" type="submit" icon={peopleIcons.send} disabled={!draft.trim() || excess > 0}>
          {say('reply.send')}
        </Button>
      </div>
      <p id="desk-reply-hint" class="desk-composer-hint" role="status">
        {excess > 0 ? <strong>{say('reply.excess', { count: excess })}</strong> : <span>{offered ? say('snippets.count', { count: offered }) : say('reply.hint')}</span>}
      </p>
    </form>
  );
}
