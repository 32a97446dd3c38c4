import type { StemRules } from '../stem.ts';

/**
 * Reads a list of endings as people can write it, such as `ae=a | ies>i y>i | ss>ss s | ing ed e`: rounds separated by bars; in
 * each the longest ending that fits is taken off, or replaced by what follows `>`. Spellings have a `=`.
 */
export function stemRulesIn(endings: string): StemRules {
  const rulesIn = (text: string) => text.split(' ').filter((rule) => rule.trim() !== '');
  return {
    spellings: rulesIn(endings).filter((rule) => rule.includes('=')).map((rule) => pairIn(rule, '=')),
    rounds: endings
      .split('|')
      .map((round) => rulesIn(round).filter((rule) => !rule.includes('=')).map((rule) => pairIn(rule, '>')).sort(([a], [b]) => b.length - a.length))
      .filter((round) => round.length > 0),
  };
}

function pairIn(rule: string, sign: string): [string, string] {
  const [written = '', meant = ''] = rule.split(sign);
  return [written, meant];
}
