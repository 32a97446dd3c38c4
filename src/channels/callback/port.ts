import type { Call } from '../../core/contract.ts';
import type { BookedCallback, CallbackOffer, CallbackRequest, CallTime, Slot } from '../../protocol/index.ts';

/** What "call me" needs from a backend. */
export interface CallbackPort {
  /** Countries, hours and the usual wait. */
  offer(call: Call): Promise<CallbackOffer>;
  /** Free slots of the next days, earliest first. Absent: only "as soon as possible" is offered. */
  slots?(call: Call): Promise<readonly Slot[]>;
  /** Books a call. A number or time the shop cannot serve is `refused` with `fields` `phone`, `country` or `when`. */
  request(request: CallbackRequest, call: Call): Promise<BookedCallback>;
  /** This visitor's calls still to come. Absent: the widget remembers what it booked until the page is left. */
  list?(call: Call): Promise<readonly BookedCallback[]>;
  /** Moves a booked call. Absent: cancel and ask anew. */
  move?(change: { callback: string; when: CallTime }, call: Call): Promise<BookedCallback>;
  /** Cancels a booked call. Absent: the shop must be told another way. */
  cancel?(callback: string, call: Call): Promise<BookedCallback>;
}
