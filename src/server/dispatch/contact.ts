import { refuseField } from '../refusal.ts';
import { putDown } from '../handover/put-down.ts';
import { replyTime } from '../offer.ts';
import type { VisitorHandler } from './handler.ts';
import { record } from './journal.ts';
import { openConversation, provenOf, rememberPerson } from './opening.ts';

/** Stores a written request and says how to refer to it and when an answer will have come. */
export const sendContact: VisitorHandler<'contact.send'> = async (turn) => {
  const { backend, rows, visitor, body, now } = turn;
  const { topics } = backend.config.contact;
  const topic = topics.find(({ id }) => id === body.topic);
  if (body.topic && !topic) throw refuseField('topic', 'invalid');
  if (topics.length > 0 && !topic) throw refuseField('topic', 'required');
  if (topic?.orderNumber === 'required' && !body.orderNumber) throw refuseField('orderNumber', 'required');

  const person = { ...provenOf(visitor), name: body.name, email: body.email };
  const conversation = await openConversation(turn, {
    visitor: visitor.id,
    channel: 'contact',
    subject: body.subject || topic?.label || body.message,
    person,
    context: turn.context,
    details: [
      ...(topic ? [{ label: 'topic', value: topic.label }] : []),
      ...(body.orderNumber ? [{ label: 'orderNumber', value: body.orderNumber }] : []),
    ],
    quotable: true,
  });
  await rememberPerson(turn, person);
  const recorded = await record(rows, conversation, {
    now,
    entries: [{ type: 'message', side: 'visitor', text: body.message, command_id: turn.id }],
  });
  const { head, reference } = recorded;
  await putDown(turn, recorded, 'contact');
  turn.hint({ type: 'log', conversation: conversation.id, visitor: visitor.id, channel: 'contact', since: 0, head });

  const replyBy = replyTime(backend, now);
  // Quotable, so it has one.
  return { reference: reference ?? '', ...(replyBy !== undefined && { replyBy }) };
};
