/** Writes what {@link ByteReader} reads. */
export interface ByteWriter {
  number(value: number): void;
  bytes(part: Uint8Array): void;
  /** The text's length in bytes, then the text. */
  text(text: string): void;
  readonly length: number;
  finish(): Uint8Array;
}

export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(1024);
  let length = 0;

  function room(more: number): void {
    if (length + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more));
    larger.set(buffer);
    buffer = larger;
  }

  return {
    get length() {
      return length;
    },
    number(value) {
      if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw new RangeError(`Cannot write ${value}.`);
      room(5);
      let rest = value;
      for (; rest > 127; rest = Math.floor(rest / 128)) buffer[length++] = (rest % 128) + 128;
      buffer[length++] = rest;
    },
    bytes(part) {
      room(part.length);
      buffer.set(part, length);
      length += part.length;
    },
    text(text) {
      const encoded = new TextEncoder().encode(text);
      this.number(encoded.length);
      this.bytes(encoded);
    },
    finish: () => buffer.slice(0, length),
  };
}
