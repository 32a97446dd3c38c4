import type { Agent } from '../../../protocol/index.ts';
import { Button, Icon, Notice, peopleIcons, Skeleton, stateIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';
import { Menu } from '../menu.tsx';
import { SectionSwitch } from '../section-switch.tsx';
import { ArticleRow } from './article-row.tsx';
import { GapRow } from './gap-row.tsx';

/** The left column when the FAQ is shown: what was looked for in vain, and what was written here. */
export function KnowledgePane({ agent, onHelp }: { readonly agent: Agent; readonly onHelp: () => void }) {
  const { desk, say } = useDesk();
  const { knowledge } = desk;
  const known = knowledge.known.value;
  const list = knowledge.list.value;
  return (
    <nav class="desk-inbox" aria-label={say('faq.label')}>
      <header class="desk-inbox-head">
        <span class="desk-logo desk-small">
          <Icon drawing={peopleIcons.bell} size={18} />
        </span>
        <h2>{say('title.faq')}</h2>
        <span class="desk-inbox-unread" />
        <SectionSwitch />
        <Menu agent={agent} onHelp={onHelp} />
      </header>
      <div class="desk-filter">
        <div class="desk-switch" role="group" aria-label={say('faq.lists')}>
          {(['gaps', 'articles'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={list === one} onClick={() => knowledge.choose(one)}>
              {say(`faq.${one}`)} {known && <span class="desk-count">{known[one].length}</span>}
            </button>
          ))}
        </div>
        <Button icon={peopleIcons.edit} onClick={() => knowledge.begin()}>
          {say('faq.new')}
        </Button>
      </div>
      <List />
    </nav>
  );
}

function List() {
  const { desk, say } = useDesk();
  const { state, known, list } = desk.knowledge;
  const found = known.value;
  const now = state.value;
  return (
    <div class="desk-list" aria-busy={now.is === 'loading' || undefined}>
      {now.is === 'failed' && (
        <div class="desk-list-notice" role="alert">
          <Notice tone="warning" title={say('faq.failed')} actions={<Button icon={stateIcons.retry} onClick={() => void desk.knowledge.load()}>{say('error.retry')}</Button>}>
            {say(`error.${now.error.kind}`)}
          </Notice>
        </div>
      )}
      {now.is === 'loading' && !found && (
        <div class="desk-list-loading" role="status">
          <span class="db-unseen">{say('faq.loading')}</span>
          <Skeleton lines={9} />
        </div>
      )}
      {found && list.value === 'gaps' && (
        <>
          <p class="desk-list-hint">{say(found.learns ? 'faq.gaps-hint' : 'faq.gaps-off')}</p>
          {found.gaps.length === 0 && found.learns && <p class="desk-list-none">{say('faq.gaps-none')}</p>}
          <ul class="desk-rows" aria-label={say('faq.gaps-label')}>
            {found.gaps.map((gap) => (
              <GapRow key={`${gap.locale} ${gap.title}`} gap={gap} />
            ))}
          </ul>
        </>
      )}
      {found && list.value === 'articles' && (
        <>
          {found.articles.length === 0 && <p class="desk-list-none">{say('faq.articles-none')}</p>}
          <ul class="desk-rows" aria-label={say('faq.articles-label')}>
            {found.articles.map((article) => (
              <ArticleRow key={article.id} article={article} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
