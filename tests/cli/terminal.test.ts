import { describe, expect, test } from 'vitest';
import { createTerminal } from '../../src/cli/terminal.ts';

/** A terminal over streams that remember. */
function open({ isTTY, env = {} }: { isTTY: boolean; env?: NodeJS.ProcessEnv }) {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { terminal: createTerminal({ stdout: stream as NodeJS.WriteStream & { fd: 1 }, stderr: stream as NodeJS.WriteStream & { fd: 2 }, env }), written };
}

describe('the terminal', () => {
  test('paints and shows progress for people', () => {
    const { terminal, written } = open({ isTTY: true });
    terminal.progress('1 of 2');
    terminal.err('a finding');
    expect(written).toEqual(['1 of 2', '\r\u001b[K', 'a finding\n']);
  });

  test.each([
    ['in a pipe', { isTTY: false }],
    ['in CI', { isTTY: true, env: { CI: 'true' } }],
    ['on a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }],
  ])('does neither %s', (_, options) => {
    const { terminal, written } = open(options);
    terminal.progress('1 of 2');
    expect(written).toEqual([]);
    expect(terminal.paint('red', 'x')).toBe('x');
  });

  test('does not paint against NO_COLOR', () => {
    expect(open({ isTTY: true, env: { NO_COLOR: '1' } }).terminal.paint('red', 'x')).toBe('x');
  });
});
