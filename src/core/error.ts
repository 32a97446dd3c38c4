import type { ErrorBody, ErrorKind, FieldProblems } from '../protocol/index.ts';

export type { ErrorKind, FieldProblems } from '../protocol/index.ts';

/** What a {@link DeskbellError} may carry beside its kind. */
export interface ErrorDetails {
  /** For a developer's log: what happened, with the value, then what to do. Never shown to a visitor. */
  readonly message?: string;
  /** With `refused`: what is wrong with which field. */
  readonly fields?: FieldProblems;
  /** With `limited` and `unavailable`: how long to wait at least. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/**
 * The one error of the product. Its `kind` is a decision, not a description: see `errorKinds` for what each one
 * makes a caller do. Compare by kind with {@link isDeskbellError}; `instanceof` fails across bundles and frames.
 */
export class DeskbellError extends Error {
  // Declared only: fields with a value cost every visitor a helper that older browsers do not need.
  declare readonly name: 'DeskbellError';
  declare readonly kind: ErrorKind;
  declare readonly fields: FieldProblems;
  declare readonly retryAfterMs: number | undefined;

  constructor(kind: ErrorKind, { message = kind, fields = {}, retryAfterMs, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, { name: 'DeskbellError', kind, fields, retryAfterMs });
  }
}

/** Whether something thrown is ours and, if asked, of this kind. */
export function isDeskbellError(thrown: unknown, kind?: ErrorKind): thrown is DeskbellError {
  return (
    thrown instanceof Error && thrown.name === 'DeskbellError' && 'kind' in thrown && (kind === undefined || thrown.kind === kind)
  );
}

/**
 * Makes one of ours out of whatever an adapter threw, so that ten-line adapters may simply `throw response`.
 *
 * A `Response` is judged by its status, an `AbortError` is `cancelled`, the `TypeError` of a failed `fetch` is
 * `unavailable` (it cannot be told from a refused connection; whether the device is offline is the platform's to
 * say), everything else is `broken`.
 */
export function toDeskbellError(thrown: unknown): DeskbellError {
  if (isDeskbellError(thrown)) return thrown;
  if (isResponse(thrown)) {
    const seconds = Number(thrown.headers.get('retry-after') ?? Number.NaN);
    return new DeskbellError(kindOfStatus(thrown.status), {
      message: `The backend answered ${thrown.status} ${thrown.statusText}`.trim(),
      ...(seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {}),
      cause: thrown,
    });
  }
  const name = thrown instanceof Error ? thrown.name : '';
  const kind = name === 'AbortError' || name === 'TimeoutError' ? 'cancelled' : name === 'TypeError' && isNetwork(thrown) ? 'unavailable' : 'broken';
  return new DeskbellError(kind, { message: thrown instanceof Error ? thrown.message : String(thrown), cause: thrown });
}

/** Makes an error of a failure that came over the wire. */
export function fromErrorBody(body: ErrorBody): DeskbellError {
  return new DeskbellError(body.kind, {
    message: body.message,
    ...(body.fields ? { fields: body.fields } : {}),
    ...(body.retryAfterMs === undefined ? {} : { retryAfterMs: body.retryAfterMs }),
  });
}

/** The same the other way round, for a store or another tab: an `Error` loses what it carries when it is copied. */
export function toErrorBody({ kind, fields, retryAfterMs, message }: DeskbellError): ErrorBody {
  return { kind, fields, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** What an HTTP status asks of us (RFC 9110 section 15, RFC 6585 section 4). */
export function kindOfStatus(status: number): ErrorKind {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404 || status === 405 || status === 426 || status === 501) return 'unsupported';
  if (status === 410) return 'gone';
  if (status === 409 || status === 422) return 'refused';
  if (status === 429) return 'limited';
  if (status === 408 || status >= 500) return 'unavailable';
  return 'broken';
}

function isResponse(thrown: unknown): thrown is Response {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && typeof thrown.status === 'number' && 'headers' in thrown;
}

/** The words of Chromium, Firefox, Safari and Node for a `fetch` that never got an answer; nothing else tells it from a bug. */
function isNetwork(thrown: unknown): boolean {
  return thrown instanceof Error && /fetch|network|load failed/i.test(thrown.message);
}
