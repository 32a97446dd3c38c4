/** Reads numbers and texts one after the other. Throws when it runs off the end: see {@link asRead}. */
export interface ByteReader {
  /** Where the next read begins. */
  at: number;
  /** A whole number, seven bits a byte, low bits first. */
  number(): number;
  numbers(length: number): number[];
  /** Leaves out so many numbers; zeros are left out too, and not counted. */
  skip(length: number): void;
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
    numbers(length) {
      // Grown, not made at once: a forged length is as long as the file is at most.
      const all = [];
      while (all.length < length) all.push(this.number());
      return all;
    },
    skip(length) {
      // The last byte of a number is below 128, and 0 only when all of it is.
      for (let left = length; left; this.at++) {
        const byte = source[this.at]!;
        if (byte < 128 && byte) left--;
        if (this.at > source.length) throw new RangeError();
      }
    },
    text() {
      const length = this.number();
      return new TextDecoder().decode(source.subarray(this.at, (this.at += length)));
    },
  };
}
