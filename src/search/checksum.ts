/**
 * FNV-1a, 32 bits, as eight hexadecimal digits. It tells a truncated or mixed-up file from a whole one. It is no defence
 * against someone who can write to the merchant's host; `crypto.subtle`, which would be, is absent on plain-http pages.
 */
export function checksum(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
