import { signal } from '@preact/signals-core';
import { reference } from '../../src/adapters/reference/index.ts';
import type { ChannelContext } from '../../src/channels/channel.ts';
import { createChatModel, type ChatModel } from '../../src/channels/chat/model.ts';
import type { ChatPort } from '../../src/channels/chat/port.ts';
import type { ChatPhrases } from '../../src/channels/chat/text/en.ts';
import { createCaller, createHalfTyped, createJourney, createOutbox, type Outbox, type Platform, type Say } from '../../src/core/index.ts';
import type { ContactRequest } from '../../src/protocol/index.ts';

/** The widget in one tab, without its looks: the real core, adapter and chat, put together as the widget does. */
export interface VisitorPage {
  readonly chat: ChatModel;
  readonly outbox: Outbox;
  /** Writes a message and sends it; the id it got, if it was sent. */
  say(text: string): string | undefined;
  /** Sends a letter by the form. */
  write(text: string): string;
  /** Goes, since somebody else is there now. */
  dispose(): void;
}

const here = { url: 'http://shop.test/bags/7', title: 'Bags' };

export function openVisitorPage(platform: Platform, say: Say<ChatPhrases>, endpoint: string, token?: () => Promise<string | undefined>): VisitorPage {
  const adapter = reference({ endpoint });
  const journey = createJourney({ locale: 'en-GB', timeZone: 'Europe/London', page: here });
  const caller = createCaller({ platform, name: adapter.name, token, context: journey.context });
  const outbox = createOutbox({ platform, makeCall: caller.call, key: 'outbox', context: journey.context });
  const context: ChannelContext<ChatPort> = {
    port: adapter.chat,
    platform,
    outbox,
    journey,
    locale: signal('en-GB'),
    language: signal('en-GB'),
    shown: signal(true),
    settings: { shop: 'Harbour Goods' },
    call: (signal) => caller.call({ signal }),
    halfTyped: (name) => createHalfTyped({ platform, key: `typed:${name}` }),
    announce() {},
    emit() {},
    engaged() {},
  };
  const chat = createChatModel(context, say);
  outbox.serve('contact', (draft, call) => adapter.contact.send(draft.body as ContactRequest, call));

  return {
    chat,
    outbox,
    say(text) {
      chat.write(text);
      return chat.send() ? outbox.drafts.peek().at(-1)?.id : undefined;
    },
    write(text) {
      const body: ContactRequest = { topic: undefined, name: 'Ada', email: 'ada@shop.test', orderNumber: undefined, subject: 'A question', message: text };
      return outbox.submit({ channel: 'contact', type: 'contact.send', body }).id;
    },
    dispose() {
      chat.dispose();
      caller.dispose();
      outbox.dispose();
    },
  };
}
