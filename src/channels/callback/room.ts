import { defineRoom } from '../channel.ts';
import outcome from '../outcome.css?inline';
import { createCallbackModel } from './model.ts';
import type { CallbackPort } from './port.ts';
import style from './style.css?inline';
import { phrases } from './text/en.ts';
import { CallbackView } from './view.tsx';

/** Asking for a call, moving and cancelling it, loaded when it is first needed. */
export const room = defineRoom({
  phrases,
  style: outcome + style,
  // The door offers this room only for adapters that have the port.
  port: (adapter) => adapter.callback as CallbackPort,
  create: createCallbackModel,
  View: CallbackView,
});
