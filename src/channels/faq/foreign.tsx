import { useMemo } from '../../ui/index.ts';
import { articlePhrases } from './text/article-en.ts';
import type { FaqViewProps } from './props.ts';

/** Says in which language the answers are, when there are none in the visitor's. */
export function Foreign({ model, shell }: Pick<FaqViewProps, 'model' | 'shell'>) {
  const say = useMemo(() => shell.say('faq', articlePhrases), [shell]);
  const tag = model.locale.value;
  return tag && languageOf(tag) !== languageOf(model.language.value) ? <p class="db-faq-detail">{say('foreign', { language: nameOf(tag, shell.locale) })}</p> : null;
}

const languageOf = (tag: string) => tag.toLowerCase().split('-')[0];

/** A tag comes from a file of the shop's and may be none. */
function nameOf(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
