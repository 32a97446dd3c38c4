import type { ChatFile } from './port.ts';

/** How large a picture is drawn at most on its way to the shop; more than any screen of an agent shows. */
const longestSide = 2_560;
/** Smaller ones are not worth redrawing. */
const smallBytes = 1_500_000;
const quality = 0.86;
/** A phone draws more than this only with pain. */
const mostPixels = 64_000_000;

/** Of a picture, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A file made ready to be sent. */
export type Prepared = ChatFile & { readonly size: Size | undefined };

/**
 * Makes a picture no larger than is of use. Photos are drawn anew in any case: that leaves out where and with what they
 * were taken. What cannot be drawn goes as it is, and the shop says whether it is a picture.
 */
export async function prepare(file: File, maxBytes: number): Promise<Prepared> {
  const { name } = file;
  const asItIs: Prepared = { name, content: file, size: undefined };
  if (!file.type.startsWith('image/')) return asItIs;
  const bitmap = await readBitmap(file);
  if (!bitmap) return asItIs;
  try {
    const { width, height } = bitmap;
    const isPhoto = file.type === 'image/jpeg';
    // Drawn anew it would no longer move.
    if (file.type === 'image/gif' || (!isPhoto && file.size <= Math.min(smallBytes, maxBytes))) return { ...asItIs, size: { width, height } };
    const part = Math.min(1, longestSide / Math.max(width, height));
    const size = { width: Math.max(1, Math.round(width * part)), height: Math.max(1, Math.round(height * part)) };
    const canvas = Object.assign(document.createElement('canvas'), size);
    const pen = canvas.getContext('2d');
    if (!pen) return { ...asItIs, size: { width, height } };
    // JPEG has nothing that can be seen through.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, size.width, size.height);
    pen.drawImage(bitmap, 0, 0, size.width, size.height);
    const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    if (!content || (!isPhoto && content.size >= file.size)) return { ...asItIs, size: { width, height } };
    return { name: isPhoto ? name : name.replace(/(\.[^.]*)?$/, '.jpg'), content, size };
  } finally {
    bitmap.close();
  }
}

/** The points of a picture; nothing when it is none, or more than can be drawn. */
export async function readBitmap(content: Blob): Promise<ImageBitmap | undefined> {
  try {
    const bitmap = await createImageBitmap(content);
    if (bitmap.width * bitmap.height <= mostPixels) return bitmap;
    bitmap.close();
  } catch {
    // No picture, whatever it says it is.
  }
  return undefined;
}
