import type { BookedCallback, CallTime } from '../../protocol/index.ts';
import { putDown } from '../handover/put-down.ts';
import { allSlots, bookedCallback, callTime } from '../offer.ts';
import { checkPhone } from '../phone.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { CallbackRow, ConversationRow } from '../store/index.ts';
import type { Turn, VisitorHandler, VisitorTurn } from './handler.ts';
import { record } from './journal.ts';
import { openConversation, provenOf, rememberPerson } from './opening.ts';

/** Books a call. */
export const requestCallback: VisitorHandler<'callback.request'> = async (turn) => {
  const { backend, rows, visitor, body, now } = turn;
  const { countries } = backend.config.callback;
  if (!countries.includes(body.country)) throw refuseField('country', 'country');
  const phone = checkPhone(body.phone, body.country, countries);
  if (phone.is === 'wrong') throw refuseField('phone', phone.problem);
  backend.rates.demand('number', phone.e164);
  const time = await takePlace(turn, body.when);

  const person = { ...provenOf(visitor), name: body.name, phone: phone.e164 };
  const opened = await openConversation(turn, {
    visitor: visitor.id,
    channel: 'callback',
    subject: body.note ?? '',
    person,
    context: turn.context,
    details: [
      { label: 'phone', value: body.phone },
      { label: 'country', value: body.country },
      { label: 'consent', value: body.consent },
    ],
    quotable: true,
  });
  await rememberPerson(turn, person);
  const recorded = await record(rows, opened, {
    now,
    entries: body.note ? [{ type: 'message', side: 'visitor', text: body.note, command_id: turn.id }] : [],
  });
  const row: CallbackRow = { conversation: opened.id, visitor: visitor.id, state: 'booked', phone: phone.e164, ...time };
  await rows.callbacks.insert(row);
  const { head } = recorded;
  await putDown(turn, recorded, 'callback');
  turn.hint({ type: 'log', conversation: opened.id, visitor: visitor.id, channel: 'callback', since: 0, head });
  return bookedCallback(row, opened.reference);
};

/** Gives a booked call another time. */
export const moveCallback: VisitorHandler<'callback.move'> = async (turn) => {
  const { row, conversation } = await ownCallback(turn);
  if (row.state !== 'booked') throw notThere();
  // Moving to the slot it already has must not be refused because that slot is full.
  const stays = turn.body.when.is === 'slot' && turn.body.when.start === row.slot;
  const time = stays ? { slot: row.slot, by: row.by } : await takePlace(turn, turn.body.when);
  return change(turn, { row: { ...row, ...time }, conversation, done: false });
};

/** Calls a call off. Doing so twice is no mistake. */
export const cancelCallback: VisitorHandler<'callback.cancel'> = async (turn) => {
  const { row, conversation } = await ownCallback(turn);
  if (row.state === 'done') throw notThere();
  if (row.state === 'cancelled') return bookedCallback(row, conversation.reference);
  return change(turn, { row: { ...row, state: 'cancelled' }, conversation, done: true });
};

async function change(
  turn: Turn,
  { row, conversation, done }: { row: CallbackRow; conversation: ConversationRow; done: boolean },
): Promise<BookedCallback> {
  await turn.rows.callbacks.update(row.conversation, { state: row.state, slot: row.slot, by: row.by });
  const recorded = await record(turn.rows, conversation, {
    now: turn.now,
    entries: done ? [{ type: 'closed', side: 'visitor' }] : [],
    // Unread again: whoever meant to ring at the old time should notice.
    patch: { unread: 1, ...(done && { status: 'done' as const }) },
  });
  const { head } = recorded;
  await putDown(turn, recorded, done ? 'callback.cancelled' : 'callback.moved');
  turn.hint({ type: 'log', conversation: conversation.id, visitor: row.visitor, channel: 'callback', since: conversation.head, head });
  return bookedCallback(row, conversation.reference);
}

async function ownCallback({
  rows,
  visitor,
  body,
}: VisitorTurn<'callback.move' | 'callback.cancel'>): Promise<{ row: CallbackRow; conversation: ConversationRow }> {
  const conversation = await rows.conversations.lock(body.callback);
  // Somebody else's call is answered like one that never was.
  const row = conversation?.visitor === visitor.id ? await rows.callbacks.byConversation(body.callback) : undefined;
  if (!conversation || !row) throw notThere();
  return { row, conversation };
}

/** The time of a call; for a slot, with a place in it that nobody else can get until the transaction ends. */
async function takePlace({ backend, rows, now }: Turn, when: CallTime): Promise<Pick<CallbackRow, 'slot' | 'by'>> {
  if (when.is === 'asap') return { slot: null, by: callTime(backend, now) ?? null };
  const slot = allSlots(backend).find(({ start }) => start === when.start);
  if (!slot) throw refuseField('when', when.start <= now + backend.config.callback.leadMinutes * 60_000 ? 'past' : 'invalid');
  if ((await rows.callbacks.lockSlot(slot.start)) >= backend.config.callback.capacity) throw refuseField('when', 'taken');
  return { slot: slot.start, by: slot.end };
}

function notThere(): Refusal {
  return new Refusal('gone', 'There is no such call to change.');
}
