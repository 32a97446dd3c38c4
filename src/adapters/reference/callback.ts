import * as v from 'valibot';
import type { CallbackPort } from '../../channels/callback/port.ts';
import { BookedCallbackSchema, SlotSchema } from '../../protocol/index.ts';
import type { Http } from './http.ts';

const SlotsSchema = v.object({ slots: v.array(SlotSchema) });
const CallbacksSchema = v.object({ callbacks: v.array(BookedCallbackSchema) });

/** Call me. */
export function callback(http: Http): Required<CallbackPort> {
  return {
    offer: (call) => http.offer('callback', call),
    slots: async (call) => (await http.ask({ call, path: '/callback/slots', schema: SlotsSchema })).slots,
    request: (request, call) => http.command('callback.request', request, call),
    list: (call) =>
      http.session.look(call, [], async (token) => (await http.ask({ call, path: '/callbacks', schema: CallbacksSchema, token })).callbacks),
    move: (change, call) => http.command('callback.move', change, call),
    cancel: (id, call) => http.command('callback.cancel', { callback: id }, call),
  };
}
