/**
 * Does something with a body and then hears its sender out, whatever came of it: a browser that is still speaking when it
 * is answered is cut off, and never learns why. Beyond `maxBytes` nobody is heard out.
 */
export async function hearOut<Result>(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  work: (pieces: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  const reader = body?.getReader();
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = (await reader?.read())?.value;
      if (!piece) return;
      bytes += piece.byteLength;
      yield piece;
    }
  }
  try {
    return await work(pieces());
  } finally {
    try {
      for await (const _ of pieces()) if (bytes > maxBytes) break;
    } catch {
      // They have broken off themselves.
    }
  }
}
