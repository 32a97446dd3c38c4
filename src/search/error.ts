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
