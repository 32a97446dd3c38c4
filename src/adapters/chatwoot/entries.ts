import type { ChatEntry } from '../../channels/chat/port.ts';
import type { Attachment, Party } from '../../protocol/index.ts';
import { typeByName } from '../file.ts';
import type { Conversation, Message } from './api.ts';
import type { Known } from './visitor.ts';

/** Kinds of messages by who is behind them. Two is what the server tells agents about itself. */
const types = { visitor: 0, agent: 1, template: 3 } as const;

/**
 * A conversation as the chat shows it: in the order of the server's numbers, without what was deleted. Files can be opened,
 * or are shown by their address.
 */
export function toEntries(
  { status, messages }: Pick<Conversation, 'status'> & { readonly messages: Iterable<Message> },
  { said }: Pick<Known, 'said'>,
  canOpen: boolean,
): readonly ChatEntry[] {
  const commands = new Map(Object.entries(said).map(([command, { id }]) => [id, command]));
  const ordered = [...messages].filter(isShown).sort((one, other) => one.id - other.id);
  const entries: ChatEntry[] = ordered.flatMap((message) => {
    const commandId = message.echo_id ?? commands.get(message.id);
    const id = String(message.id);
    const base = { at: message.created_at * 1000, type: 'message', from: partyOf(message), ...(isOwn(message) && commandId !== undefined && { commandId }) } as const;
    const attached = canOpen ? attachmentsOf(message) : [];
    const text = attached.length > 0 ? message.content : textOf(message);
    return [
      ...(text === '' ? [] : [{ ...base, id, text }]),
      ...attached.map((attachment, index) => ({ ...base, id: text === '' && index === 0 ? id : `${id} ${index}`, text: attachment.name, attachment })),
    ];
  });
  const last = entries.at(-1);
  if (status === 'resolved' && last) entries.push({ type: 'closed', id: `${last.id} closed`, at: last.at });
  return entries;
}

/** Whether this visitor wrote it. */
export const isOwn = ({ message_type }: Message) => message_type === types.visitor;

/** Whether an agent wrote it, to the visitor. */
export const isAgents = (message: Message) => message.message_type === types.agent && isShown(message);

function isShown(message: Message): boolean {
  const { message_type, content_type, content_attributes, private: isPrivate } = message;
  if (isPrivate || content_attributes?.deleted) return false;
  if (message_type === types.template && content_type !== 'text') return false;
  return (Object.values(types) as number[]).includes(message_type) && textOf(message) !== '';
}

function partyOf({ message_type, sender }: Message): Party {
  if (message_type === types.visitor) return { side: 'visitor' };
  const name = sender?.available_name || sender?.name;
  return message_type === types.agent && name && sender?.type !== 'agent_bot' ? { side: 'agent', name } : { side: 'system' };
}

/** Files by their addresses, whose last part is the name. */
function attachmentsOf({ attachments }: Message): readonly Attachment[] {
  return attachments.flatMap(({ data_url: url, file_size: bytes = 0, width, height }) => {
    if (!url) return [];
    const name = nameIn(url);
    return [{ id: url, name, type: typeByName(name), bytes, ...(width && height && { width, height }) }];
  });
}

function nameIn(url: string): string {
  const name = /([^/?#]*)(?:[?#].*)?$/.exec(url)?.[1] || 'file';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Files are shown by their address, below what was said about them. */
function textOf({ content, attachments }: Message): string {
  return [content, ...attachments.map(({ data_url }) => data_url)].filter(Boolean).join('\n');
}
