/** Reads numbers and texts one after the other. Throws when it runs off the end: see {@link asRead}. */
export interface ByteReader {
  /** Where the next read begins. */
  at: number;
  /** A whole number, seven bits a byte, low bits first. */
  number(): number;
  /** How many of something follow. Each takes a byte at least, so that more than there are bytes is a lie. */
  count(): number;
  numbers(length: number): Uint32Array;
  /** A text after the number of its bytes. */
  text(): string;
}

export function createByteReader(source: Uint8Array): ByteReader {
  return {
    at: 0,
    number() {
      let value = 0;
      for (let scale = 1; this.at < source.length; scale *= 128) {
        const byte = source[this.at++]!;
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
      throw new RangeError();
    },
    count() {
      const value = this.number();
      if (value > source.length) throw new RangeError();
      return value;
    },
    numbers(length) {
      return Uint32Array.from({ length }, () => this.number());
    },
    text() {
      const length = this.count();
      return new TextDecoder().decode(source.subarray(this.at, (this.at += length)));
    },
  };
}
