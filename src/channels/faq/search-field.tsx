import { Icon, IconButton, panelIcons, useEffect, useId, useRef, useState } from '../../ui/index.ts';
import { Marked } from './marked.tsx';
import type { FaqViewProps } from './props.ts';

/** Far more than is looked at; a pasted novel would freeze the page. */
const longest = 5_000;

interface SearchFieldProps extends Pick<FaqViewProps, 'model' | 'say'> {
  open(article: string): void;
}

/**
 * A combobox with a listbox, as the ARIA Authoring Practices describe it: the focus stays in the field while the
 * arrows walk through the answers, so typing can go on at any time.
 */
export function SearchField({ model, say, open }: SearchFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(-1);
  const words = model.words.value;
  const found = model.found.value;
  const hits = found.is === 'hits' ? found.hits : [];
  const last = hits.length - 1;
  const optionId = (at: number) => `${id}-${at}`;

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function type(text: string): void {
    setActive(-1);
    model.type(text);
  }

  function clear(): void {
    type('');
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys that choose among the candidates of an input method are not ours.
    if (event.isComposing || event.keyCode === 229) return;
    const next = moves[event.key]?.(active, last);
    const chosen = hits[active];
    if (event.key === 'Escape' && words) clear();
    else if (event.key === 'Enter' && chosen) open(chosen.article.id);
    else if (next !== undefined && last >= 0) setActive(next);
    else return;
    // The panel must not close on the Escape that clears, nor the caret run while the arrows choose.
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <div class="db-faq-search">
        <Icon drawing={panelIcons.search} />
        <input
          ref={field}
          class="db-faq-field"
          type="search"
          role="combobox"
          // A list of our own, not the browser's.
          list={undefined}
          aria-label={say('search.label')}
          aria-autocomplete="list"
          aria-expanded={last >= 0}
          aria-controls={last >= 0 ? id : undefined}
          aria-activedescendant={active >= 0 ? optionId(active) : undefined}
          placeholder={say('search.hint')}
          autocomplete="off"
          enterkeyhint="search"
          maxLength={longest}
          // An empty field, and the hint in it, run as the panel does.
          dir={words ? 'auto' : undefined}
          value={words}
          onFocus={model.prepare}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {words && <IconButton icon={panelIcons.close} label={say('search.clear')} onClick={clear} />}
      </div>
      {last >= 0 && (
        <ul class="db-faq-list" ref={list} id={id} role="listbox" aria-label={say('results')} lang={model.locale.value}>
          {hits.map(({ article, matched }, at) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are pressed in the field.
            <li
              key={article.id}
              class="db-faq-row"
              id={optionId(at)}
              role="option"
              aria-selected={at === active}
              // Keeps the focus in the field, where the arrows are.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(article.id)}
            >
              <Marked text={article.title} ranges={matched} />
              {article.category && (
                <span class="db-faq-detail" dir="auto">
                  {article.category}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Where a key leads from option `at`; -1 is the field itself. Home and End are the caret's until an option is chosen. */
const moves: Readonly<Record<string, ((at: number, last: number) => number | undefined) | undefined>> = {
  ArrowDown: (at, last) => (at === last ? -1 : at + 1),
  ArrowUp: (at, last) => (at === -1 ? last : at - 1),
  Home: (at) => (at === -1 ? undefined : 0),
  End: (at, last) => (at === -1 ? undefined : last),
  // Nothing chosen yet: the first Enter shows what the second one opens.
  Enter: (at) => (at === -1 ? 0 : undefined),
};
