import type { ComponentChildren } from 'preact';
import { Empty, panelIcons, Skeleton, useEffect, useMemo } from '../../ui/index.ts';
import { articlePath } from './path.ts';
import { Questions } from './questions.tsx';
import { SearchField } from './search-field.tsx';
import { Unavailable } from './unavailable.tsx';
import type { FaqViewProps } from './props.ts';

/** More of what was typed than anybody needs to see again. */
const quotedLength = 60;

/** The first thing a visitor sees: one field, what people here ask most, and the people themselves. */
export function Search({ model, say, shell, note, after }: FaqViewProps & { readonly note: ComponentChildren; readonly after: ComponentChildren }) {
  const { Reach } = shell;
  const state = model.library.state.value;
  const found = model.found.value;
  const suggested = model.suggested.value;
  const open = (id: string) => shell.go({ at: 'faq', path: articlePath(id) });
  useEffect(() => model.library.open(), [model]);
  const heading = say(found.is === 'nothing' ? 'nothing.ask' : 'ask');
  // The same element is not drawn anew with every key: putting times into words takes a phone longer than the search does.
  const reach = useMemo(() => <Reach heading={heading} />, [heading, Reach]);

  return (
    <div class="db-faq">
      <SearchField model={model} say={say} open={open} />
      {note}
      {state.is === 'failed' && <Unavailable say={say} retry={model.library.open} />}
      {state.is === 'opening' && <Skeleton lines={4} />}
      {found.is === 'nothing' && (
        <Empty icon={panelIcons.search} title={say('nothing.title', { words: quote(model.words.value) })}>
          {say('nothing.text')}
        </Empty>
      )}
      {found.is === 'blank' && suggested.length > 0 && (
        <section class="db-group">
          <h3 class="db-heading">{say('suggested')}</h3>
          <Questions articles={suggested} lang={model.locale.value} open={open} />
        </section>
      )}
      {found.is === 'blank' && after}
      {reach}
    </div>
  );
}

function quote(words: string): string {
  // By characters: half an emoji would be a box with a question mark.
  const characters = [...words.trim()];
  return characters.slice(0, quotedLength).join('') + (characters[quotedLength] ? '…' : '');
}
