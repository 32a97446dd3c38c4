import type { Adapter } from '../../channels/adapter.ts';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ChatEntry, ChatPort } from '../../channels/chat/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import type { FaqPort } from '../../channels/faq/port.ts';
import type { ErrorDetails } from '../../core/index.ts';
import type { ContactStatus, ErrorKind, Offers, Page, Slot } from '../../protocol/index.ts';
import { createBackend, type BackendOptions, type Operation, type Stored } from './backend.ts';
import { callback } from './callback.ts';
import { chat } from './chat.ts';
import { contact } from './contact.ts';
import { createConversation, type Agent } from './conversation.ts';
import { offersByDefault } from './defaults.ts';
import { faq } from './faq.ts';

export type { Agent } from './conversation.ts';
export type { Operation, Stored } from './backend.ts';

/** What {@link memory} can be given; nothing is required. */
export interface MemoryOptions extends BackendOptions {
  /** Times at which the shop can call. Default: some on the next two days. */
  readonly slots?: readonly Slot[] | undefined;
  /** What was said before. */
  readonly history?: readonly ChatEntry[] | undefined;
  /** The agent's public name. Default `Ada`. */
  readonly agentName?: string | undefined;
  /** A script: called with each message of the visitor. */
  onMessage?(text: string, agent: Agent): void;
}

/** A whole backend in memory, and strings to pull. */
export interface MemoryAdapter extends Adapter {
  readonly contact: Required<ContactPort>;
  readonly chat: Required<ChatPort>;
  readonly callback: Required<CallbackPort>;
  readonly faq: Required<FaqPort>;
  /** The person at the other end. */
  readonly agent: Agent;
  /** What has been stored, in order. */
  readonly stored: Stored;
  /** What the visitor's side has let on: read mark, typing, page. */
  readonly visitor: { readonly typing: boolean; readonly read: string | undefined; readonly page: Page | undefined };
  /** What became of the newest letter. */
  treat(state: ContactStatus['state']): void;
  /** Changes what the shop serves. Open lines are told. */
  offer(change: Partial<Offers>): void;
  /** Lets an operation, or with `*` everything, fail from now on; `hang` never answers, no kind at all mends it. */
  fail(operation: Operation | '*', how?: ErrorKind | 'hang', details?: ErrorDetails): void;
  /** Cuts all open lines, as a lost network does. */
  cutLines(): void;
}

/**
 * A backend without a server: for a demo, for looking at every state of a view, and for tests. It serves one visitor,
 * remembers until the page is left, and repeats answers by the id of the call as a good backend does.
 */
export function memory(options: MemoryOptions = {}): MemoryAdapter {
  const backend = createBackend(options);
  const conversation = createConversation({ backend, history: options.history ?? [], agentName: options.agentName ?? 'Ada', onMessage: options.onMessage });
  return {
    name: 'memory',
    contract: 1,
    contact: contact(backend),
    chat: chat(backend, conversation),
    callback: callback(backend, options.slots),
    faq: faq(backend),
    agent: conversation.agent,
    stored: backend.stored,
    get visitor() {
      return conversation.visitor;
    },
    treat(state) {
      const { standing } = backend.stored;
      const newest = standing.pop();
      if (newest) standing.push({ ...newest, state });
    },
    offer(change) {
      backend.offers = { ...backend.offers, ...change };
      conversation.tell({ type: 'offer', offer: backend.offers.chat ?? offersByDefault.chat });
    },
    fail: backend.fail,
    cutLines: conversation.cutLines,
  };
}
