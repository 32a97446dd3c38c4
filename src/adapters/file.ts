import type { ChatFile } from '../channels/chat/port.ts';
import type { Call } from '../core/index.ts';
import { attachmentTypeNames, attachmentTypes, type AttachmentRules } from '../protocol/index.ts';

const megabyte = 1024 * 1024;

/** What may be sent where a shop says no more than how many megabytes a file may have. */
export function rulesOf(megabytes: number | string | undefined): AttachmentRules | undefined {
  const maxBytes = Number(megabytes) * megabyte;
  return maxBytes > 0 ? { maxBytes, types: [...attachmentTypeNames] } : undefined;
}

/** Refuses what may not be sent before all of it is on its way. */
export function checkFile({ content }: ChatFile, { maxBytes, types }: AttachmentRules, call: Call): void {
  if (!types.includes(content.type)) throw call.error('refused', { fields: { type: 'invalid' } });
  if (content.size > maxBytes) throw call.error('refused', { fields: { size: 'too-long' } });
}

/** What a file is by the ending of its name, for backends that do not say. */
export function typeByName(name: string): string {
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return attachmentTypeNames.find((type) => (attachmentTypes[type] as readonly string[]).includes(ending)) ?? 'application/octet-stream';
}

/** Gets a file. */
export async function download(url: string, call: Call, headers: Readonly<Record<string, string>> = {}): Promise<Blob> {
  const response = await call.fetch(url, { headers, credentials: 'omit' });
  if ([401, 403, 404, 410].includes(response.status)) throw call.error('gone', { cause: response });
  if (!response.ok) throw response;
  try {
    const content = await response.blob();
    // A page is a hotel's sign-in or a proxy's apology, and of what is sent in a chat the one thing nobody should be handed.
    if (!content.type.startsWith('text/html')) return content;
  } catch (cause) {
    throw call.error(call.signal.aborted ? 'cancelled' : 'unavailable', { cause });
  }
  throw call.error('unavailable', { message: 'Not a file, but a page.' });
}
