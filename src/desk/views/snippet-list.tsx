import { Icon, peopleIcons, readingIcons } from '../../ui/index.ts';
import type { Snippet } from '../../protocol/index.ts';
import type { Snippets } from '../models/snippets.ts';
import { useDesk } from './context.ts';

export const snippetListId = 'desk-snippets';
export const snippetId = (index: number) => `${snippetListId}-${index}`;

/** What a slash offers, above the field. The focus stays where one writes; the arrows walk through it. */
export function SnippetList({ snippets, onPick }: { readonly snippets: Snippets; readonly onPick: (snippet: Snippet) => void }) {
  const { say } = useDesk();
  const offered = snippets.offered.value;
  if (offered.length === 0) return null;
  return (
    // It can scroll, so keys must be able to reach it; from the field Tab puts in what is chosen.
    <ul class="desk-snippets" id={snippetListId} role="listbox" tabIndex={0} aria-label={say('snippets')}>
      {offered.map((snippet, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are heard by the field, which keeps the focus.
        <li
          key={snippet.id}
          id={snippetId(index)}
          role="option"
          aria-selected={snippets.chosen.value === index}
          ref={(element) => {
            if (snippets.chosen.value === index) element?.scrollIntoView?.({ block: 'nearest' });
          }}
          // The field would lose the focus to a press.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => snippets.choose(index)}
          onClick={() => onPick(snippet)}
        >
          <Icon drawing={snippet.kind === 'reply' ? peopleIcons.chat : readingIcons.tip} size={16} />
          <span class="desk-snippet-words">
            <span class="desk-snippet-title">{snippet.title}</span>
            <span class="desk-snippet-text" dir="auto">
              {snippet.text}
            </span>
          </span>
          <span class="desk-snippet-kind">{say(`snippet.${snippet.kind}`)}</span>
        </li>
      ))}
    </ul>
  );
}
