import { Icon, peopleIcons, type Drawing } from '../../ui/index.ts';
import type { InboxItem } from '../../protocol/index.ts';
import { useDesk } from './context.ts';

const icons: Readonly<Record<InboxItem['channel'], Drawing>> = { contact: peopleIcons.mail, chat: peopleIcons.chat, callback: peopleIcons.phone };
const hues = 6;

/** Who it is at a glance: initials in a colour of their own, the channel in the corner, a dot while online. */
export function Avatar({ item, large = false }: { readonly item: InboxItem; readonly large?: boolean }) {
  const { say } = useDesk();
  const name = item.person.name?.trim();
  return (
    <span class={large ? 'desk-avatar desk-large' : 'desk-avatar'} data-hue={hueOf(name ?? item.conversation)}>
      <bdi aria-hidden="true">{name ? initialsOf(name) : <Icon drawing={peopleIcons.person} size={large ? 22 : 18} />}</bdi>
      <span class="desk-avatar-channel" title={say(`kind.${item.channel}`)}>
        <Icon drawing={icons[item.channel]} size={11} />
        <span class="db-unseen">{say(`kind.${item.channel}`)}</span>
      </span>
      {item.online && (
        <span class="desk-online" title={say('row.online')}>
          <span class="db-unseen">{say('row.online')}</span>
        </span>
      )}
    </span>
  );
}

/** First character of the first and of the last word, as a person sees characters: an emoji family is one, and no initial. */
function initialsOf(name: string): string {
  const lettered = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const words = lettered.length ? lettered : [name];
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  const segmenter = new Intl.Segmenter();
  return picked.map((word = '') => segmenter.segment(word)[Symbol.iterator]().next().value?.segment ?? '').join('').toLocaleUpperCase();
}

/** The same person keeps their colour. */
function hueOf(text: string): number {
  let sum = 0;
  for (const character of text.slice(0, 64)) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % hues;
}
