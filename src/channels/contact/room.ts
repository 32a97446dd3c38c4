import { defineRoom } from '../channel.ts';
import outcome from '../outcome.css?inline';
import { createContactModel } from './model.ts';
import type { ContactPort } from './port.ts';
import style from './style.css?inline';
import { phrases } from './text/en.ts';
import { ContactView } from './view.tsx';

/** The form and what becomes of what it sends, loaded when it is first needed. */
export const room = defineRoom({
  phrases,
  style: outcome + style,
  // The door offers this room only for adapters that have the port.
  port: (adapter) => adapter.contact as ContactPort,
  create: createContactModel,
  View: ContactView,
});
