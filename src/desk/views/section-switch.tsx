import { useDesk } from './context.ts';

/** From the inbox to the FAQ and back. */
export function SectionSwitch() {
  const { desk, say } = useDesk();
  const isInbox = desk.section.value === 'inbox';
  return (
    <button type="button" class="desk-section" onClick={() => (isInbox ? desk.turnToFaq() : desk.choose(undefined))}>
      {say(isInbox ? 'section.faq' : 'section.inbox')}
    </button>
  );
}
