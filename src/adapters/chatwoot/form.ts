import type { Call } from '../../core/index.ts';
import { remember } from '../kept.ts';
import type { Api, Conversation } from './api.ts';
import { isOwn } from './entries.ts';
import { saidLength, type Visitor } from './visitor.ts';

/** What was filled in, as a conversation of its own. */
export interface Form {
  /** Beside the conversation, for automation rules. No nested values: the server shows none. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Files a form once: a conversation, then its first message. Each step is looked up before it is taken again, since the
 * server does not know our ids. Resolves with the conversation's number, which agents see as well.
 */
export async function file(form: Form, { api, visitor, call }: { readonly api: Api; readonly visitor: Visitor; readonly call: Call }): Promise<number> {
  return visitor.use(call, async (source, { forms }) => {
    const known = forms[call.id];
    const keep = (id: number) => visitor.known.change(call, (kept) => ({ ...kept, forms: remember(kept.forms, call.id, id, saidLength) }));
    if (known === undefined) await keep(0);
    const conversation =
      known === undefined ? await api.createConversation(source, form.attributes, call) : ((await find(known, source)) ?? (await api.createConversation(source, form.attributes, call)));
    await keep(conversation.id);
    if (!conversation.messages?.some(isOwn)) await api.say(source, conversation.id, form.text, call);
    return conversation.id;
  });

  /** The conversation that was made before. When the answer was lost, it is the one nobody has written in. */
  async function find(id: number, source: string): Promise<Conversation | undefined> {
    if (id !== 0) return api.conversation(source, id, call);
    const { chat, forms } = await visitor.known.read(call);
    const taken = new Set([chat, ...Object.values(forms)]);
    return (await api.conversations(source, call)).find((one) => !taken.has(one.id) && (one.messages ?? []).every((message) => !isOwn(message) || message.content === form.text));
  }
}
