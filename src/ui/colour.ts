/** Red, green and blue of sRGB, each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * A colour in Oklab, where equal steps look equal: lightness from 0 to 1, and the two axes that hue and chroma are the
 * angle and the length of.
 */
export type Oklab = readonly [lightness: number, a: number, b: number];

/** Reads `#rgb`, `#rrggbb`, and what browsers compute colours to: `rgb(…)` and `color(srgb …)`. Opacity is ignored. */
export function parseColour(text: string): Rgb | undefined {
  const hex = /^#([\da-f]{3,8})$/i.exec(text)?.[1];
  if (hex) {
    const each = hex.length < 6 ? 1 : 2;
    return triple((index) => Number.parseInt(hex.slice(index * each, (index + 1) * each).repeat(3 - each), 16) / 255);
  }
  const parts = /^(?:rgb|color\(srgb)/.test(text) ? text.match(/-?[\d.]+(?:e-?\d+)?/g) : undefined;
  const most = text.startsWith('rgb') ? 255 : 1;
  return parts && parts.length > 2 ? triple((index) => Number(parts[index]) / most) : undefined;
}

/** Writes a colour so that every browser reads it. */
export function writeColour(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast by WCAG 2: from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05] as const;
  return Math.max(first, second) / Math.min(first, second);
}

/** To Oklab, by Björn Ottosson's matrices. */
export function toOklab(rgb: Rgb): Oklab {
  const linear = rgb.map(toLinear) as unknown as Rgb;
  const cones = multiply(linear, [0.4122, 0.5363, 0.0514, 0.2119, 0.6807, 0.1074, 0.0883, 0.2817, 0.63]).map(Math.cbrt) as unknown as Rgb;
  return multiply(cones, [0.2105, 0.7936, -0.0041, 1.978, -2.4286, 0.4506, 0.0259, 0.7828, -0.8087]);
}

/** To sRGB, giving up chroma, and nothing else, until a screen can show it. */
export function fromOklab([lightness, a, b]: Oklab): Rgb {
  for (let part = 1; part > 0; part -= 0.04) {
    const cones = multiply([lightness, a * part, b * part], [1, 0.3963, 0.2158, 1, -0.1056, -0.0639, 1, -0.0895, -1.2915]).map((cone) => cone ** 3);
    const rgb = multiply(cones as unknown as Rgb, [4.0767, -3.3077, 0.231, -1.2684, 2.6098, -0.3413, -0.0042, -0.7034, 1.7076]);
    if (rgb.every((level) => level > -0.002 && level < 1.002)) return triple((index) => fromLinear(rgb[index] as number));
  }
  return triple(() => lightness);
}

function luminance(rgb: Rgb): number {
  return triple((index) => toLinear(rgb[index] as number)).reduce((sum, level, index) => sum + level * ([0.2126, 0.7152, 0.0722][index] as number), 0);
}

/** A row of the matrix for each part. */
function multiply(vector: readonly [number, number, number], matrix: readonly number[]): Rgb {
  return triple((row) => vector.reduce((sum, part, column) => sum + part * (matrix[row * 3 + column] as number), 0));
}

const triple = (make: (index: number) => number): Rgb => [make(0), make(1), make(2)];
const toLinear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const fromLinear = (level: number) => {
  const part = Math.min(1, Math.max(0, level));
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
};
