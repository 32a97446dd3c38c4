import { defineRoom } from '../channel.ts';
import { createChatModel } from './model.ts';
import type { ChatPort } from './port.ts';
import style from './style.css?inline';
import { phrases } from './text/en.ts';
import { ChatView } from './view.tsx';

/** The conversation, loaded when somebody wants to talk or has talked before. */
export const room = defineRoom({
  phrases,
  style,
  // The door offers this room only for adapters that have the port.
  port: (adapter) => adapter.chat as ChatPort,
  create: createChatModel,
  View: ChatView,
});
