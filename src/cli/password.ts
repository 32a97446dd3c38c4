import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks for a password at the terminal without showing it, or takes the first line of what is piped in. */
export async function askPassword(
  question: string,
  { stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'> = process,
): Promise<string> {
  const isWatched = stdin.isTTY;
  if (isWatched) stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: isWatched });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isWatched) stderr.write('\n');
  }
}
