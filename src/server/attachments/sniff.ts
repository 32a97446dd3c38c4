import type { AttachmentType } from '../../protocol/index.ts';

/** What the first bytes of a file show it to be. */
export interface Sniffed {
  readonly type: AttachmentType;
  /** Of a picture, in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * Tells what a file is by its first bytes; whatever its name or its sender say counts for nothing. A picture that does
 * not say how large it is, is none.
 */
export function sniff(head: Buffer): Sniffed | undefined {
  const starts = (bytes: string, at = 0) => head.length >= at + bytes.length && head.toString('latin1', at, at + bytes.length) === bytes;
  if (starts('%PDF-')) return { type: 'application/pdf' };
  const [type, read] = starts('\x89PNG\r\n\x1a\n')
    ? (['image/png', pngSize] as const)
    : starts('\xff\xd8\xff')
      ? (['image/jpeg', jpegSize] as const)
      : starts('GIF87a') || starts('GIF89a')
        ? (['image/gif', gifSize] as const)
        : starts('RIFF') && starts('WEBP', 8)
          ? (['image/webp', webpSize] as const)
          : [];
  if (!type) return undefined;
  const size = read(head);
  return size && size.width > 0 && size.height > 0 ? { type, size } : undefined;
}

type Size = Sniffed['size'];

function pngSize(head: Buffer): Size {
  return head.length >= 24 && head.toString('latin1', 12, 16) === 'IHDR' ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) } : undefined;
}

function gifSize(head: Buffer): Size {
  return head.length >= 10 ? { width: head.readUInt16LE(6), height: head.readUInt16LE(8) } : undefined;
}

/** Frames that begin a picture, whichever way it is packed; the others of C0–CF are tables. */
const jpegFrames = /[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]/;

function jpegSize(head: Buffer): Size {
  for (let at = 2; at + 9 < head.length; ) {
    if (head[at] !== 0xff) return undefined;
    const mark = head[at + 1] ?? 0;
    // Filling, and marks that stand alone.
    if (mark === 0xff) at += 1;
    else if (jpegFrames.test(String.fromCharCode(mark))) return upright(head, { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) });
    else at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Phones write pictures as the sensor saw them and say beside it how they are to be turned. */
function upright(head: Buffer, { width, height }: NonNullable<Size>): Size {
  return orientationOf(head) >= 5 ? { width: height, height: width } : { width, height };
}

/** The orientation of Exif, 1 to 8, when it stands where phones put it: in the first entries right at the beginning. */
function orientationOf(head: Buffer): number {
  const exif = head.indexOf('Exif\0\0', 0, 'latin1');
  const tiff = exif + 6;
  if (exif < 0 || exif > 64 || tiff + 8 > head.length) return 1;
  const little = head.toString('latin1', tiff, tiff + 2) === 'II';
  const short = (at: number) => (at + 2 > head.length ? 0 : little ? head.readUInt16LE(at) : head.readUInt16BE(at));
  const first = tiff + (little ? head.readUInt32LE(tiff + 4) : head.readUInt32BE(tiff + 4));
  const entries = Math.min(short(first), 100);
  for (let index = 0; index < entries; index += 1) {
    const at = first + 2 + index * 12;
    if (short(at) === 0x0112) return short(at + 8);
  }
  return 1;
}

function webpSize(head: Buffer): Size {
  if (head.length < 30) return undefined;
  const bits = (value: number) => (value & 0x3fff) + 1;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    case 'VP8L':
      return { width: bits(head.readUInt32LE(21)), height: bits(head.readUInt32LE(21) >>> 14) };
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}
