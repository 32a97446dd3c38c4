import { isDeskbellError, toDeskbellError, type Call, type DeskbellError } from '../../core/index.ts';
import { remember } from '../kept.ts';
import { hasNotDone, inOrder, worstOf } from './in-turn.ts';
import { handedLength, type Notes } from './notes.ts';
import { put, type Part } from './part.ts';

/** How to hand a command over. */
export interface HandOver<Result> {
  readonly parts: readonly Part[];
  readonly notes: Notes;
  readonly call: Call;
  /** Finds out whether a part can be reached at all, where it can be asked. */
  knock(part: Part): Promise<unknown>;
  give(part: Part, call: Call): Promise<Result>;
}

/**
 * Hands a command to the first part that can be reached. Once handed to one, a command stays with it until that one has
 * certainly not taken it: nobody knows whether a backend that went silent had stored it before, and what is stored in
 * two places is answered twice.
 */
export async function handOver<Result>(options: HandOver<Result>): Promise<{ readonly part: Part; readonly result: Result }> {
  const { parts, notes, call, knock, give } = options;
  const before = (await notes.read(call)).handed[call.id];
  const known = parts.find(({ name }) => name === before);
  const errors: DeskbellError[] = [];
  for (const part of known ? [known, ...parts.filter((one) => one !== known)] : inOrder(parts, call)) {
    try {
      if (part !== known) await knock(part);
    } catch (thrown) {
      const error = toDeskbellError(thrown);
      if (isDeskbellError(error, 'offline') || isDeskbellError(error, 'cancelled')) throw error;
      part.went(false, call);
      errors.push(error);
      continue;
    }
    if (part !== known) await notes.change(call, (kept) => ({ ...kept, handed: remember(kept.handed, call.id, part.name, handedLength) }));
    try {
      const result = await give(part, part.lend(call));
      part.went(true, call);
      return { part, result };
    } catch (thrown) {
      const error = toDeskbellError(thrown);
      if (!hasNotDone(error)) throw error;
      part.went(false, call);
      errors.push(error);
      await notes.change(call, (kept) => ({ ...kept, handed: put(kept.handed, call.id, undefined) }));
    }
  }
  throw worstOf(errors) ?? call.error('unsupported', { message: 'The combination has nobody for this.' });
}
