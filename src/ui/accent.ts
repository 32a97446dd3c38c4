import { contrast, fromOklab, parseColour, toOklab, writeColour, type Oklab, type Rgb } from './colour.ts';

/** Custom properties and their values. */
export type Tokens = Readonly<Record<`--db-${string}`, string>>;

/** What there is by day and by night. */
interface Theme {
  /** The grounds text stands on, as `style.css` has them: contrast is measured against them. */
  readonly grounds: readonly string[];
  /** Lightness and most chroma of the two tints of the accent: a breath of it, and a wash. */
  readonly soft: readonly [lightness: number, chroma: number];
  readonly wash: readonly [lightness: number, chroma: number];
  /** Which way from the accent there is more contrast. */
  readonly step: number;
}

export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: { grounds: ['#fffefc', '#f7f4ef'], soft: [0.962, 0.014], wash: [0.935, 0.026], step: -0.01 },
  dark: { grounds: ['#211e1b', '#2c2825'], soft: [0.31, 0.03], wash: [0.34, 0.045], step: 0.01 },
};

/** A deep hotel green. */
export const defaultAccent = '#1d5c4f';

const white: Rgb = [1, 1, 1];
const ink: Rgb = [0.09, 0.075, 0.06];
const black: Rgb = [0, 0, 0];

/**
 * Everything that is coloured, derived from the one colour a merchant picked. Whatever it is, text in `--db-accent`
 * reads at 4.5:1 or better on every ground of its theme, and so does what stands on `--db-accent` and `--db-fill`;
 * `--db-edge`, the line around what is filled, shows at 3:1 or better. The fill itself stays the merchant's own.
 */
export function accentTokens(colour: string, { grounds, soft, wash, step }: Theme): Tokens {
  const picked = parseColour(colour) ?? read(defaultAccent);
  const [lightness, a, b] = toOklab(picked);
  const tint = ([light, most]: Theme['soft']): string => {
    const part = Math.min(1, most / (Math.hypot(a, b) || 1));
    return writeColour(fromOklab([light, a * part, b * part]));
  };
  const below = [...grounds, tint(soft), tint(wash)].map(read);
  const atLeast = (ratio: number) => until([lightness, a, b], step, (rgb) => below.every((ground) => contrast(rgb, ground) >= ratio));
  const accent = atLeast(4.5);
  return {
    '--db-accent': writeColour(accent),
    '--db-on-accent': readable(accent),
    '--db-accent-soft': tint(soft),
    '--db-accent-wash': tint(wash),
    '--db-fill': writeColour(picked),
    '--db-on-fill': readable(picked),
    '--db-edge': writeColour(atLeast(3)),
  };
}

const read = (colour: string) => parseColour(colour) as Rgb;

/** Walks the lightness until a colour is good. At the end of the way it is black or white, which always are. */
function until([lightness, a, b]: Oklab, step: number, isGood: (rgb: Rgb) => boolean): Rgb {
  for (let light = lightness; light > 0 && light < 1; light += step) {
    // Measured as it will be written: eight bits a channel.
    const rgb = read(writeColour(fromOklab([light, a, b])));
    if (isGood(rgb)) return rgb;
  }
  return step < 0 ? black : white;
}

/** What reads best on a ground: white where it is good enough, since shops expect it, then warm ink, then black. */
function readable(ground: Rgb): string {
  return writeColour([white, ink, black].find((text) => contrast(text, ground) >= 4.5) ?? white);
}
