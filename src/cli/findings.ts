import type { Finding, Severity } from '../search/build/index.ts';
import type { Colour, Terminal } from './terminal.ts';

/** How many findings of one kind are listed unasked: a folder without its images has hundreds. */
const listedUnasked = 5;

const colours: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', note: 'cyan' };

/** Lists what was found, errors last so that they stay in sight, as `file:line: severity message`. */
export function printFindings(findings: readonly Finding[], terminal: Terminal, options: { readonly all?: boolean; readonly quiet?: boolean }): void {
  for (const severity of ['note', 'warning', 'error'] as const) {
    if (options.quiet === true && severity !== 'error') continue;
    for (const group of groupsOf(findings.filter((finding) => finding.severity === severity))) {
      const listed = options.all === true || severity === 'error' ? group : group.slice(0, listedUnasked);
      for (const { file, line, message } of listed) {
        terminal.err(`${file}:${line}: ${terminal.paint(colours[severity], severity)} ${message}`);
      }
      const more = group.length - listed.length;
      if (more > 0) terminal.err(terminal.paint('dim', `… and ${more} more of this kind (${group[0]?.kind ?? ''}); --all lists them.`));
    }
  }
  const counts = countFindings(findings);
  if (options.quiet !== true && findings.length > 0) {
    terminal.err(`${counts.error} errors, ${counts.warning} warnings, ${counts.note} notes.`);
  }
}

export function countFindings(findings: readonly Finding[]): Record<Severity, number> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}

function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.kind, [...(groups.get(finding.kind) ?? []), finding]);
  return [...groups.values()];
}
