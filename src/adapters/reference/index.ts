import type { Adapter } from '../../channels/adapter.ts';
import type { CallbackPort } from '../../channels/callback/port.ts';
import type { ChatPort } from '../../channels/chat/port.ts';
import type { ContactPort } from '../../channels/contact/port.ts';
import type { FaqPort } from '../../channels/faq/port.ts';
import { callback } from './callback.ts';
import { chat } from './chat.ts';
import { contact } from './contact.ts';
import { faq } from './faq.ts';
import { createHttp } from './http.ts';

/** What {@link reference} needs to know. */
export interface ReferenceOptions {
  /** Absolute address of the server, such as `https://help.shop.example`. A path before `/v1` is fine. */
  readonly endpoint: string;
}

/** Every channel, with everything the protocol has for it. */
export interface ReferenceAdapter extends Adapter {
  readonly contact: Required<ContactPort>;
  readonly chat: Required<ChatPort>;
  readonly callback: Required<CallbackPort>;
  readonly faq: Required<FaqPort>;
}

/** Speaks the Deskbell protocol: `deskbell serve`, or any server that keeps to the same page. */
export function reference({ endpoint }: ReferenceOptions): ReferenceAdapter {
  const http = createHttp(endpoint.replace(/\/+$/, ''));
  return {
    name: 'reference',
    contract: 1,
    contact: contact(http),
    chat: chat(http),
    callback: callback(http),
    faq: faq(http),
  };
}
