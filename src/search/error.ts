/** Why an FAQ cannot be used. */
export type FaqErrorKind =
  /** There is nothing at this address. */
  | 'missing'
  /** What is there is not whole, or not an FAQ package. */
  | 'damaged'
  /** It was made by a newer version of Deskbell than this one. */
  | 'newer'
  /** It could not be fetched; a later attempt may succeed. */
  | 'offline';

/** Thrown by {@link openFaq} and {@link Faq.article}. Compare by `name` and `kind`: bundles may hold several copies. */
export class FaqError extends Error {
  override readonly name = 'FaqError';
  readonly kind: FaqErrorKind;

  constructor(kind: FaqErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** A file that is truncated, mixed up or none of ours. The remedy is always the same, so one sentence does. */
export function damaged(file: string, cause?: unknown): FaqError {
  return new FaqError('damaged', `The FAQ's ${file} is damaged. Build the package again with "deskbell index".`, { cause });
}

export function newer(file: string, version: number, known: number): FaqError {
  return new FaqError('newer', `The FAQ's ${file} has format ${version}; this widget reads up to ${known}. Update the widget.`);
}
