import * as v from 'valibot';
import { CallbackRequestSchema, limits, problemsOf, type CallbackRequest, type CallTime, type FieldProblems } from '../../protocol/index.ts';

/** The form as it is typed. */
export interface CallbackFields {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string;
  /** `asap`, the start of a slot as a number, `slot` for one still to be chosen, or empty. */
  readonly when: string;
  readonly note: string;
}

/** A form nobody has touched. */
export const emptyFields: CallbackFields = { name: '', country: '', phone: '', when: '', note: '' };

/** How long each field may be. */
export const maxLengths: Readonly<Record<string, number>> = {
  name: limits.nameLength,
  phone: limits.phoneLength,
  note: limits.noteLength,
};

/** What is chosen as the time of the call, if that is complete. */
export function toCallTime(when: string): CallTime | undefined {
  if (when === 'asap') return { is: 'asap' };
  return /^\d+$/.test(when) ? { is: 'slot', start: Number(when) } : undefined;
}

/** Either what can be sent, or what is wrong with it. */
export type Checked =
  | { readonly is: 'right'; readonly request: CallbackRequest }
  | { readonly is: 'wrong'; readonly problems: FieldProblems };

/** Checks a form by the rules every backend is promised. `consent` is the sentence that was agreed to, empty without. */
export function check(fields: CallbackFields, consent: string): Checked {
  const { success, output, issues } = v.safeParse(CallbackRequestSchema, { ...fields, when: toCallTime(fields.when), consent });
  if (!success) return { is: 'wrong', problems: problemsOf(issues) };
  const { note, ...rest } = output;
  return { is: 'right', request: { ...rest, ...(note ? { note } : {}) } };
}

/** The form that asks for what a request asks for. */
export function fieldsOf(request: unknown): CallbackFields {
  const { success, output } = v.safeParse(CallbackRequestSchema, request);
  if (!success) return emptyFields;
  const { name, country, phone, when, note = '' } = output;
  return { name, country, phone, when: when.is === 'slot' ? String(when.start) : when.is, note };
}
