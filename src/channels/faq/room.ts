import { defineRoom } from '../channel.ts';
import { createFaqModel } from './model.ts';
import style from './style.css?inline';
import { phrases } from './text/en.ts';
import { FaqView } from './view.tsx';

/** Searching, reading and voting, loaded with the first opening of the panel. */
export const room = defineRoom({
  phrases,
  style,
  port: (adapter) => adapter.faq,
  create: createFaqModel,
  View: FaqView,
});
