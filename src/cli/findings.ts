import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Finding, Severity } from '../search/build/index.ts';
import type { Colour, Terminal } from './terminal.ts';

/** How many findings of one kind are listed unasked: a folder without its images has hundreds. */
const listedUnasked = 5;

const colours: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', note: 'cyan' };

/** What is listed, and of what. */
interface PrintOptions {
  /** What was read: a folder, a file or an address. */
  readonly source: string;
  readonly all?: boolean;
  readonly quiet?: boolean;
}

/** Lists what was found, errors last so that they stay in sight, as `file:line: severity message`. */
export function printFindings(findings: readonly Finding[], terminal: Terminal, options: PrintOptions): void {
  for (const severity of ['note', 'warning', 'error'] as const) {
    if (options.quiet === true && severity !== 'error') continue;
    for (const group of groupsOf(findings.filter((finding) => finding.severity === severity))) {
      const listed = options.all === true || severity === 'error' ? group : group.slice(0, listedUnasked);
      for (const { file, line, message } of listed) {
        terminal.err(`${placeOf(file, line, options.source)}: ${terminal.paint(colours[severity], severity)} ${message}`);
      }
      const more = group.length - listed.length;
      if (more > 0) terminal.err(terminal.paint('dim', `… and ${more} more of this kind (${group[0]?.kind ?? ''}); --all lists them.`));
    }
  }
  const counts = countFindings(findings);
  if (options.quiet !== true && findings.length > 0) {
    terminal.err(`${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}, ${counted(counts.note, 'note')}.`);
  }
}

export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}

/** A number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** As seen from where the command was called, so that terminals and editors can open it. */
function placeOf(file: string, line: number, source: string): string {
  if (file === '.') return source;
  if (/^https?:/.test(file)) return `${file}:${line}`;
  const isAlone = basename(source) === file && statSync(source, { throwIfNoEntry: false })?.isFile() === true;
  return `${join(isAlone ? dirname(source) : source, file)}:${line}`;
}

function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.kind, [...(groups.get(finding.kind) ?? []), finding]);
  return [...groups.values()];
}
