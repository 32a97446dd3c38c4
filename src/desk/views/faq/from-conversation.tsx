import { IconButton, readingIcons } from '../../../ui/index.ts';
import type { Conversation } from '../../models/conversation.ts';
import { useDesk } from '../context.ts';

/** Longer than anything that is a question; the rest is in the conversation. */
const titleLength = 120;
const phrasings = 5;

/** Takes what was asked and what was answered over to an article, for the agent to make general. */
export function FromConversation({ conversation }: { readonly conversation: Conversation }) {
  const { desk, say } = useDesk();
  function begin() {
    const messages = conversation.events.value.flatMap((event) => (event.type === 'message' ? event : []));
    const asked = messages.filter(({ from }) => from.side === 'visitor').map(({ text }) => text);
    const searched = conversation.about.value?.context.searched ?? [];
    const body = messages.filter(({ from }) => from.side === 'agent').map(({ text }) => text);
    const title = (asked.find((text) => text.includes('?')) ?? asked[0] ?? conversation.item.value?.subject ?? '').split('\n')[0] ?? '';
    desk.turnToFaq();
    desk.knowledge.begin({
      draft: { title: title.slice(0, titleLength), body: body.join('\n\n'), questions: searched.slice(0, phrasings) },
      answers: searched,
    });
  }
  return <IconButton icon={readingIcons.tip} label={say('faq.from-conversation')} onClick={begin} />;
}
