import type { Gap } from '../../../protocol/index.ts';
import { Ago } from '../ago.tsx';
import { useDesk } from '../context.ts';

/** One group of searches in the list. */
export function GapRow({ gap }: { readonly gap: Gap }) {
  const { desk, say } = useDesk();
  const open = desk.knowledge.open.value;
  const chosen = open.is === 'gap' && open.gap.title === gap.title && open.gap.locale === gap.locale;
  const others = gap.texts.slice(1, 3).map(({ words }) => words);
  return (
    <li>
      <button type="button" class="desk-row desk-faq-row" aria-current={chosen ? 'true' : undefined} onClick={() => desk.knowledge.look(gap)}>
        <span class="desk-faq-times" title={say('faq.times', { count: gap.times })}>
          {gap.times}
        </span>
        <span class="desk-row-body">
          <span class="desk-row-top">
            <span class="desk-row-name" dir="auto">
              {gap.title}
            </span>
            <Ago at={gap.lastAt} />
          </span>
          <span class="desk-row-excerpt" dir="auto">
            {others.length > 0 ? others.join(' · ') : say(gap.empty > 0 ? 'faq.found-nothing' : 'faq.opened-nothing')}
          </span>
        </span>
      </button>
    </li>
  );
}
