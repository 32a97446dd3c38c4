import { styleText } from 'node:util';

/** What a command needs of the place it runs in. */
export interface Terminal {
  /** A line of the result. */
  out(line: string): void;
  /** A line about it: findings, errors. */
  err(line: string): void;
  /** Replaces the line of progress; nothing where nobody watches. `''` removes it. */
  progress(text: string): void;
  paint(colour: Colour, text: string): string;
}

export type Colour = 'red' | 'yellow' | 'cyan' | 'green' | 'dim' | 'bold';

/** The terminal of this process. Colour and progress are for people: not in pipes, not in CI, not against `NO_COLOR`. */
export function createTerminal({ stdout, stderr, env }: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env'>): Terminal {
  const isWatched = stderr.isTTY && env['TERM'] !== 'dumb' && !env['CI'];
  // Results go one way and findings another: escapes must not get into a file by either.
  const isColoured = isWatched && stdout.isTTY && !env['NO_COLOR'];
  // Whoever reads only the beginning, as `head` does, has what they wanted.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let isShowing = false;
  const clear = () => {
    if (isShowing) stderr.write('\r\u001b[K');
    isShowing = false;
  };
  return {
    out(line) {
      clear();
      stdout.write(`${line}\n`);
    },
    err(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    progress(text) {
      if (!isWatched) return;
      clear();
      isShowing = text !== '';
      stderr.write(text);
    },
    // Decided above, for the streams of this terminal and not those Node would look at.
    paint: (colour, text) => (isColoured ? styleText(colour, text, { validateStream: false }) : text),
  };
}
