import { limits } from './limits.ts';

/** Controls, bidirectional marks and overrides, what has no width, and what stands between folders. */
const unfit = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\:*?"<>|]/g;

/**
 * A file's name as it may be shown and offered for saving: one line, read in one direction, no path. What is left of a
 * long one keeps its ending; of nothing is made `file`. It names, and never says where anything lies.
 */
export function cleanFileName(name: string): string {
  const clean = name.slice(-2_000).replace(unfit, ' ').replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
  if (clean.length <= limits.fileNameLength) return clean || 'file';
  const ending = /\.[a-z\d]{1,8}$/i.exec(clean)?.[0] ?? '';
  // Half an emoji is none.
  return clean.slice(0, limits.fileNameLength - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
}
