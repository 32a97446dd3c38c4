import { damaged } from './error.ts';

/** Reads numbers and texts one after the other; every way to run off the end is an error. */
export interface ByteReader {
  /** Where the next read begins. */
  at: number;
  /** A whole number up to 2³²−1, seven bits a byte, low bits first. */
  number(): number;
  /** A number that must not exceed `most`: nothing is allocated on the word of a file. */
  count(most: number): number;
  bytes(length: number): Uint8Array;
  text(length: number): string;
}

export function createByteReader(source: Uint8Array): ByteReader {
  const decoder = new TextDecoder();
  return {
    at: 0,
    number() {
      let value = 0;
      for (let scale = 1; scale < 2 ** 35; scale *= 128) {
        const byte = source[this.at++];
        if (byte === undefined) break;
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
      throw damaged('index');
    },
    count(most) {
      const value = this.number();
      if (value > most) throw damaged('index');
      return value;
    },
    bytes(length) {
      const part = source.subarray(this.at, this.at + length);
      if (part.length !== length) throw damaged('index');
      this.at += length;
      return part;
    },
    text(length) {
      return decoder.decode(this.bytes(length));
    },
  };
}
