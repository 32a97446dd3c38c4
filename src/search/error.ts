/** Why an FAQ cannot be used. */
export type FaqErrorKind =
  /** There is nothing at this address. */
  | 'missing'
  /** What is there is not whole, or not an FAQ package. Building the package again is the remedy. */
  | 'damaged'
  /** It was made by a newer version of Deskbell than this one, which must be updated. */
  | 'newer'
  /** It could not be fetched; a later attempt may succeed. */
  | 'offline';

/** Thrown by {@link openFaq} and {@link Faq.article}. Compare by `name` and `kind`: bundles may hold several copies. */
export class FaqError extends Error {
  override readonly name = 'FaqError';
  readonly kind: FaqErrorKind;

  /** Shoppers pay for every word in here: what is concerned and the kind must do. */
  constructor(kind: FaqErrorKind, what: string, cause?: unknown) {
    super(`FAQ ${kind}: ${what}`, { cause });
    this.kind = kind;
  }
}

/** The one border between what a file holds and what we rely on: whatever goes wrong while reading means that it is damaged. */
export function asRead<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof FaqError ? cause : new FaqError('damaged', file, cause);
  }
}
