/** Thrown when there is nothing to read where articles should be; the message is a sentence for the merchant. */
export class InputError extends Error {
  override readonly name = 'InputError';
  /** `missing`: nothing is there. `unreachable`: it did not come. `usage`: it cannot be meant. */
  readonly kind: 'missing' | 'unreachable' | 'usage';

  constructor(kind: InputError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
