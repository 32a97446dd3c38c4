import * as v from 'valibot';
import { ServerFrameSchema, type ServerFrame } from '../../protocol/index.ts';

/**
 * Reads what came over the line; `undefined` is not a frame. A frame of a type we do not know is one all the same: a
 * newer server may say more than we understand.
 */
export function readFrame(data: unknown): ServerFrame | { readonly type: 'unknown' } | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(data);
    const { success, output, issues } = v.safeParse(ServerFrameSchema, value);
    if (success) return output;
    const named = typeof (value as { type?: unknown } | null)?.type === 'string';
    return named && issues.some(({ path }) => path?.[0]?.key === 'type') ? { type: 'unknown' } : undefined;
  } catch {
    return undefined;
  }
}
