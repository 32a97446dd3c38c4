import type { ErrorBody, ErrorKind, FieldProblems } from '../protocol/index.ts';

/** The HTTP status of each kind; kinds a server never says are answered as its own mistake. */
const statuses = {
  unavailable: 503,
  limited: 429,
  refused: 422,
  unauthorized: 401,
  gone: 410,
  unsupported: 404,
  broken: 400,
  offline: 500,
  cancelled: 500,
} as const satisfies Record<ErrorKind, number>;

/** Statuses a refusal is sent with. */
export type RefusalStatus = (typeof statuses)[ErrorKind] | 403 | 413;

/** What may go with a refusal. */
export interface RefusalDetails {
  /** Field name → what is wrong with it. */
  readonly fields?: FieldProblems;
  readonly retryAfterMs?: number;
  /** HTTP status, where it is not the usual one of the kind. */
  readonly status?: RefusalStatus;
  readonly cause?: unknown;
}

/** A "no" that the other side is told: thrown anywhere below a border, answered at the border. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: ErrorKind;
  readonly fields: FieldProblems | undefined;
  readonly retryAfterMs: number | undefined;
  readonly status: RefusalStatus;

  /** `message` is for a developer's log on the other side; it names fields and rules, never what somebody wrote. */
  constructor(kind: ErrorKind, message: string, details: RefusalDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.fields = details.fields;
    this.retryAfterMs = details.retryAfterMs;
    this.status = details.status ?? statuses[kind];
  }
}

/** One field said no. */
export function refuseField(field: string, problem: FieldProblems[string]): Refusal {
  return new Refusal('refused', `The field "${field}" is refused: ${problem}.`, { fields: { [field]: problem } });
}

/** The refusal as it goes over the wire. */
export function errorBody(refusal: Refusal): ErrorBody {
  return {
    kind: refusal.kind,
    message: refusal.message,
    ...(refusal.fields && { fields: { ...refusal.fields } }),
    ...(refusal.retryAfterMs !== undefined && { retryAfterMs: refusal.retryAfterMs }),
  };
}
