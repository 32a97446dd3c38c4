import type { Context } from 'hono';
import type { HttpEnv } from '../http-env.ts';
import type { AttachmentRow, Store } from '../store/index.ts';

/**
 * Sends a file. Only pictures made of points are shown where they are asked for; anything else is for saving, and
 * whatever it is runs nothing.
 */
export function handOut(c: Context<HttpEnv>, { rows }: Pick<Store, 'rows'>, row: AttachmentRow): Response {
  const parts = readParts(rows, row.id);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = await parts.next();
      if (value) controller.enqueue(value);
      else controller.close();
    },
  });
  return c.body(stream, 200, {
    'Content-Type': row.type,
    'Content-Length': String(row.bytes),
    'Content-Disposition': `${row.type.startsWith('image/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encode(row.name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
}

/** One at a time: a slow reader costs one part of memory. */
async function* readParts({ attachments }: Store['rows'], id: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const data = await attachments.part(id, number);
    if (data === undefined) return;
    yield Buffer.from(data, 'base64');
  }
}

/** RFC 8187: what `encodeURIComponent` leaves and a header may not hold, too. */
function encode(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
