import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createTerminal } from '../../src/cli/terminal.ts';

/** A terminal over streams that remember. */
function open({ isTTY, isPiped = false, env = {} }: { isTTY: boolean; isPiped?: boolean; env?: NodeJS.ProcessEnv }) {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  const stdout = Object.assign(new EventEmitter(), { isTTY: isTTY && !isPiped, write }) as unknown as NodeJS.WriteStream & { fd: 1 };
  const stderr = { isTTY, write } as unknown as NodeJS.WriteStream & { fd: 2 };
  return { terminal: createTerminal({ stdout, stderr, env }), written, stdout };
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

  test('does not paint what goes into a file while somebody watches', () => {
    expect(open({ isTTY: true, isPiped: true }).terminal.paint('red', 'x')).toBe('x');
    expect(open({ isTTY: true }).terminal.paint('red', 'x')).not.toBe('x');
  });

  test('takes it well when whoever reads has read enough', () => {
    const { stdout } = open({ isTTY: false });
    expect(() => stdout.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).not.toThrow();
    expect(() => stdout.emit('error', Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toThrow('no space');
  });

  test('does not paint against NO_COLOR', () => {
    expect(open({ isTTY: true, env: { NO_COLOR: '1' } }).terminal.paint('red', 'x')).toBe('x');
  });
});
