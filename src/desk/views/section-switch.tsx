import { useDesk } from './context.ts';

/** From the inbox to the FAQ and back. */
export function SectionSwitch() {
  const { desk, say } = useDesk();
  const isFaq = desk.knowledge.shown.value;
  return (
    <button type="button" class="desk-section" onClick={() => (isFaq ? desk.choose(undefined) : desk.turnToFaq())}>
      {say(isFaq ? 'section.inbox' : 'section.faq')}
    </button>
  );
}
