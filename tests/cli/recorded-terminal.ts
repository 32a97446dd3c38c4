import type { Terminal } from '../../src/cli/terminal.ts';

/** A terminal that remembers what was written to it. */
export interface RecordedTerminal extends Terminal {
  readonly outLines: string[];
  readonly errLines: string[];
  readonly progressTexts: string[];
}

export function createRecordedTerminal(): RecordedTerminal {
  const outLines: string[] = [];
  const errLines: string[] = [];
  const progressTexts: string[] = [];
  return {
    outLines,
    errLines,
    progressTexts,
    out: (line) => outLines.push(line),
    err: (line) => errLines.push(line),
    progress: (text) => progressTexts.push(text),
    paint: (_, text) => text,
  };
}
