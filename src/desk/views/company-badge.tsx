import { Icon, peopleIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';

const eye = 'M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0';

/** Which other agents have this conversation before their eyes, or are answering it. Nothing where nobody is. */
export function CompanyBadge({ conversation }: { readonly conversation: string }) {
  const { desk, say, format } = useDesk();
  const here = desk.company.of(conversation).value;
  if (here.length === 0) return null;
  const typing = here.filter(({ isTyping }) => isTyping);
  const names = format.list((typing.length ? typing : here).map(({ agent }) => agent.name));
  return (
    <span class="desk-badge desk-company" data-tone={typing.length ? 'warning' : 'quiet'}>
      <Icon drawing={typing.length ? peopleIcons.edit : eye} size={13} />
      <span>{say(typing.length ? 'company.typing' : 'company.looking', { names })}</span>
    </span>
  );
}
