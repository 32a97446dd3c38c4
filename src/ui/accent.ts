import { luminance, readColour, tint, withLuminance, writeColour } from './colour.ts';

/** Custom properties and their values. */
export type Tokens = Readonly<Record<`--db-${string}`, string>>;

/** What there is by day and by night. */
interface Theme {
  readonly isDark: boolean;
  /** The two tints of the accent: how bright, and how far from grey at most. */
  readonly soft: readonly [luminance: number, most: number];
  /** The ground that text is hardest to read on, of all there are: those in `style.css` are further from the text. */
  readonly wash: readonly [luminance: number, most: number];
}

export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: { isDark: false, soft: [0.89, 0.03], wash: [0.82, 0.055] },
  dark: { isDark: true, soft: [0.029, 0.06], wash: [0.039, 0.09] },
};

/** A deep hotel green. */
export const defaultAccent = 'rgb(29,92,79)';

/**
 * Everything that is coloured, derived from the one colour a merchant picked. Whatever it is, text in `--db-accent`
 * reads at 4.5:1 or better on every ground of its theme, and so does what stands on `--db-accent` and `--db-fill`;
 * `--db-edge`, the line around what is filled, shows at 3:1 or better. The fill itself stays the merchant's own.
 */
export function accentTokens(colour: string, theme: Theme): Tokens {
  const picked = readColour(colour);
  if (!picked) return accentTokens(defaultAccent, theme);
  const { isDark, soft, wash } = theme;
  const own = luminance(picked);
  const ground = wash[0] + 0.05;
  const atLeast = (contrast: number) => (isDark ? Math.max(own, ground * contrast - 0.05) : Math.min(own, ground / contrast - 0.05));
  // A little more than is promised: colours are written in eight bits a channel.
  const accent = atLeast(4.6);
  return {
    '--db-accent': writeColour(withLuminance(picked, accent)),
    '--db-on-accent': readable(accent),
    '--db-accent-soft': writeColour(tint(picked, ...soft)),
    '--db-accent-wash': writeColour(tint(picked, ...wash)),
    '--db-fill': writeColour(picked),
    '--db-on-fill': readable(own),
    '--db-edge': writeColour(withLuminance(picked, atLeast(3.1))),
  };
}

/** What reads best on a ground of that luminance: white where it is good enough, since shops expect it, then warm ink, then black. */
function readable(ground: number): string {
  return ground < 0.182 ? '#fff' : ground > 0.21 ? '#17130f' : '#000';
}
