import { useEffect, useRef } from 'preact/hooks';
import type { Gap } from '../../../protocol/index.ts';
import { Button, IconButton, panelIcons, peopleIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';

/** How many of a group's texts are suggested as other ways to ask. */
const phrasings = 6;

/** One group of searches: how it was asked, and what to do about it. */
export function GapPane({ gap }: { readonly gap: Gap }) {
  const { desk, say, format } = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [gap.title]);
  const write = () =>
    desk.knowledge.begin({
      draft: { title: sentence(gap.title), locale: gap.locale, questions: gap.texts.slice(0, phrasings).map(({ words }) => words) },
      answers: gap.texts.map(({ words }) => words),
    });
  return (
    <section class="desk-conversation desk-faq-wide" aria-label={say('faq.gap')}>
      <header class="desk-head">
        <span class="desk-head-back">
          <IconButton icon={panelIcons.back} label={say('back')} onClick={() => desk.knowledge.close()} />
        </span>
        <div class="desk-head-words">
          <h2 tabIndex={-1} ref={heading} dir="auto">
            {gap.title}
          </h2>
          <p class="desk-head-detail">
            <span>{say('faq.times', { count: gap.times })}</span>
            <span>{format.language(gap.locale)}</span>
          </p>
        </div>
      </header>
      <div class="desk-faq-scroll">
        <div class="desk-faq-card">
          <p class="desk-faq-lead">{say(gap.empty === gap.times ? 'faq.why-nothing' : gap.empty === 0 ? 'faq.why-unopened' : 'faq.why-both')}</p>
          <h3>{say('faq.how-asked')}</h3>
          <ul class="desk-faq-texts" role="list">
            {gap.texts.map(({ words, times }) => (
              <li key={words}>
                <span dir="auto">{words}</span>
                <span class="desk-count">{say('faq.times-short', { count: times })}</span>
              </li>
            ))}
          </ul>
          <div class="desk-faq-actions">
            <Button kind="primary" icon={peopleIcons.edit} onClick={write}>
              {say('faq.write')}
            </Button>
            <Button kind="quiet" onClick={() => void desk.knowledge.dismiss(gap)}>
              {say('faq.dismiss')}
            </Button>
          </div>
          <p class="desk-soft">{say('faq.gap-note')}</p>
        </div>
      </div>
    </section>
  );
}

/** A search as a title: it begins with a capital. */
function sentence(words: string): string {
  const [first = '', ...rest] = words;
  return first.toLocaleUpperCase() + rest.join('');
}
