import { contrast, fromOklch, parseColour, toOklch, writeColour, type Oklch, type Rgb } from './colour.ts';

/** Custom properties and their values. */
export type Tokens = Readonly<Record<`--db-${string}`, string>>;

/**
 * The grounds text stands on, as `style.css` declares them; here because contrast is measured against them.
 * Warm paper by day, warm slate by night.
 */
export const grounds = {
  light: { surface: '#fffefc', raised: '#f7f4ef' },
  dark: { surface: '#211e1b', raised: '#2c2825' },
} as const;

const white: Rgb = [1, 1, 1];
const ink: Rgb = [0.09, 0.075, 0.06];
const black: Rgb = [0, 0, 0];

/**
 * Everything that is coloured, derived from the one colour a merchant picked. Whatever it is, text in `--db-accent`
 * reads at 4.5:1 or better on every ground of its theme, and so does what stands on `--db-accent` and `--db-fill`;
 * `--db-edge`, the line around what is filled, shows at 3:1 or better. The fill itself stays the merchant's own.
 */
export function accentTokens(colour: string): { readonly light: Tokens; readonly dark: Tokens } {
  const picked = parseColour(colour) ?? (parseColour(defaultAccent) as Rgb);
  const [lightness, chroma, hue] = toOklch(picked);
  const theme = (name: 'light' | 'dark'): Tokens => {
    const tint = (light: number, most: number): Rgb => fromOklch([light, Math.min(chroma, most), hue]);
    const soft = name === 'light' ? tint(0.957, 0.022) : tint(0.305, 0.035);
    const wash = name === 'light' ? tint(0.925, 0.045) : tint(0.34, 0.05);
    const below = [...Object.values(grounds[name]).map((ground) => parseColour(ground) as Rgb), soft];
    const step = name === 'light' ? -0.01 : 0.01;
    const accent = until([lightness, chroma, hue], step, (rgb) => [...below, wash].every((ground) => contrast(rgb, ground) >= 4.5));
    const edge = until([lightness, chroma, hue], step, (rgb) => below.every((ground) => contrast(rgb, ground) >= 3));
    return {
      '--db-accent': writeColour(accent),
      '--db-on-accent': writeColour(readable(accent)),
      '--db-accent-soft': writeColour(soft),
      '--db-accent-wash': writeColour(wash),
      '--db-fill': writeColour(picked),
      '--db-on-fill': writeColour(readable(picked)),
      '--db-edge': writeColour(edge),
    };
  };
  return { light: theme('light'), dark: theme('dark') };
}

/** A deep hotel green. */
export const defaultAccent = '#1d5c4f';

/** Walks the lightness until a colour is good. Black and white always are, so it ends. */
function until([lightness, chroma, hue]: Oklch, step: number, isGood: (rgb: Rgb) => boolean): Rgb {
  for (let light = lightness; light > 0 && light < 1; light += step) {
    // Measured as it will be written: eight bits a channel.
    const rgb = parseColour(writeColour(fromOklch([light, chroma, hue]))) as Rgb;
    if (isGood(rgb)) return rgb;
  }
  return step < 0 ? black : white;
}

/** What reads best on a ground: white where it is good enough, since shops expect it, then warm ink, then black. */
function readable(ground: Rgb): Rgb {
  return [white, ink, black].find((text) => contrast(text, ground) >= 4.5) ?? white;
}
