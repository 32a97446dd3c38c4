import * as v from 'valibot';
import {
  ContactRequestSchema,
  limits,
  line,
  problemsOf,
  type ContactOffer,
  type ContactRequest,
  type FieldProblems,
} from '../../protocol/index.ts';

/** The form as it is typed. */
export interface ContactFields {
  /** Id of a topic of the offer, empty for none. */
  readonly topic: string;
  readonly name: string;
  readonly email: string;
  readonly orderNumber: string;
  /** What the visitor had searched for; shown above the message, where it can be removed. */
  readonly subject: string;
  readonly message: string;
}

/** A form nobody has touched. */
export const emptyFields: ContactFields = { topic: '', name: '', email: '', orderNumber: '', subject: '', message: '' };

/** How long each field may be. */
export const maxLengths: Readonly<Record<string, number>> = {
  name: limits.nameLength,
  email: limits.emailLength,
  orderNumber: limits.orderNumberLength,
  subject: limits.subjectLength,
  message: limits.messageLength,
};

/** Whether the form asks for an order number. */
export type OrderNumberRule = 'required' | 'optional' | 'hidden';

/** What the chosen topic wants to know. */
export function orderNumberRule(offer: ContactOffer, topic: string): OrderNumberRule {
  return offer.topics.find(({ id }) => id === topic)?.orderNumber ?? 'optional';
}

/** Either what can be sent, or what is wrong with it. */
export type Checked =
  | { readonly is: 'right'; readonly request: ContactRequest }
  | { readonly is: 'wrong'; readonly problems: FieldProblems };

/** Checks a form by the rules every backend is promised, and by what this offer asks beyond them. */
export function check(fields: ContactFields, offer: ContactOffer): Checked {
  const topics = offer.topics.map(({ id }) => id);
  const rule = orderNumberRule(offer, fields.topic);
  const schema = v.object({
    ...ContactRequestSchema.entries,
    ...(topics.length > 0 ? { topic: v.picklist(topics, 'required') } : {}),
    ...(rule === 'required' ? { orderNumber: line(limits.orderNumberLength) } : {}),
  });
  const { success, output, issues } = v.safeParse(schema, {
    ...fields,
    topic: topics.length > 0 ? fields.topic : undefined,
    orderNumber: rule === 'hidden' ? undefined : fields.orderNumber,
  });
  if (!success) return { is: 'wrong', problems: problemsOf(issues) };
  const { topic, orderNumber, subject, ...rest } = output;
  return {
    is: 'right',
    request: { ...rest, ...(topic ? { topic } : {}), ...(orderNumber ? { orderNumber } : {}), ...(subject ? { subject } : {}) },
  };
}

/** The form that says what a request says. */
export function fieldsOf(request: unknown): ContactFields {
  const said: Record<string, unknown> = typeof request === 'object' && request !== null ? { ...request } : {};
  const text = (name: keyof ContactFields) => (typeof said[name] === 'string' ? said[name] : '');
  return {
    topic: text('topic'),
    name: text('name'),
    email: text('email'),
    orderNumber: text('orderNumber'),
    subject: text('subject'),
    message: text('message'),
  };
}
