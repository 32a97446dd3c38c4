import { toDeskbellError, type Call, type DeskbellError, type ErrorKind } from '../../core/index.ts';
import type { Part } from './part.ts';

/** Nobody else would answer otherwise: the visitor's own device, their own patience, their own words. */
const final: ReadonlySet<ErrorKind> = new Set(['offline', 'cancelled', 'refused']);

/** Whoever fails like this has certainly not done what was asked. */
const certain: ReadonlySet<ErrorKind> = new Set(['unsupported', 'unauthorized', 'limited']);

/** Failures after which a later attempt may succeed. */
const passing: ReadonlySet<ErrorKind> = new Set(['unavailable', 'limited']);

/** Whether the next may be asked to do what this one was asked to do, without it being done twice. */
export function hasNotDone(error: DeskbellError): boolean {
  return certain.has(error.kind);
}

/** Those that have just failed come last. */
export function inOrder(parts: readonly Part[], call: Call): readonly Part[] {
  return [...parts.filter((part) => !part.isDown(call)), ...parts.filter((part) => part.isDown(call))];
}

/** What several failures come to: one that may pass, if there is one, so that what was asked is asked again. */
export function worstOf(errors: readonly DeskbellError[]): DeskbellError | undefined {
  return errors.find(({ kind }) => passing.has(kind)) ?? errors[0];
}

/** How to ask one part, and how long to wait for it alone. */
export interface InTurn<Answer> {
  readonly parts: readonly Part[];
  readonly call: Call;
  readonly patienceMs: number;
  ask(part: Part, call: Call): Promise<Answer>;
  /** Whether the last one, too, is left behind when it is silent. Default false: there is nobody else to ask. */
  readonly hurried?: boolean;
  /** Whether this answer will do. Others are taken only when nobody has a better one. Default: any. */
  suits?(answer: Answer): boolean;
}

/** An answer and who gave it. */
export interface Answered<Answer> {
  readonly part: Part;
  readonly answer: Answer;
}

/**
 * Asks a question that changes nothing of one part after the other, until one answers. A part that is silent is left
 * behind after `patienceMs`, so that the next still has a chance within the same call.
 */
export async function inTurn<Answer>({ parts, call, patienceMs, ask, hurried = false, suits = () => true }: InTurn<Answer>): Promise<Answered<Answer>> {
  const errors: DeskbellError[] = [];
  let second: Answered<Answer> | undefined;
  for (const [index, part] of inOrder(parts, call).entries()) {
    const isPatient = index === parts.length - 1 && !hurried;
    try {
      const answer = await (isPatient ? ask(part, part.lend(call)) : impatiently({ part, call, patienceMs, ask }));
      part.went(true, call);
      if (suits(answer)) return { part, answer };
      second ??= { part, answer };
    } catch (thrown) {
      const error = toDeskbellError(thrown);
      if (final.has(error.kind)) throw error;
      part.went(false, call);
      errors.push(error);
    }
  }
  if (second) return second;
  throw worstOf(errors) ?? call.error('unsupported', { message: 'The combination has nobody for this.' });
}

async function impatiently<Answer>({ part, call, patienceMs, ask }: Pick<InTurn<Answer>, 'call' | 'patienceMs' | 'ask'> & { readonly part: Part }): Promise<Answer> {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  if (call.signal.aborted) cancel();
  call.signal.addEventListener('abort', cancel);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(call.error('unavailable', { message: `"${part.name}" was silent for ${patienceMs} ms.` }));
      stop.abort();
    }, patienceMs);
  });
  const lent = part.lend(call);
  try {
    return await Promise.race([
      ask(part, { ...lent, signal: stop.signal, fetch: (input, init) => call.fetch(input, { ...init, signal: init?.signal ?? stop.signal }) }),
      silence,
    ]);
  } finally {
    clearTimeout(timer);
    call.signal.removeEventListener('abort', cancel);
  }
}
