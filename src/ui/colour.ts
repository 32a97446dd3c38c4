/** Red, green and blue of sRGB, each from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Lightness from 0 to 1, chroma from 0 to about 0.37, hue in degrees. Equal steps look equal. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];

/** Reads `#rgb`, `#rrggbb`, and what browsers compute colours to: `rgb(…)` and `color(srgb …)`. Opacity is ignored. */
export function parseColour(text: string): Rgb | undefined {
  const hex = /^#([\da-f]{3,8})$/i.exec(text)?.[1];
  if (hex) {
    const each = hex.length < 6 ? 1 : 2;
    const part = (index: number) => Number.parseInt(hex.slice(index * each, (index + 1) * each).repeat(3 - each), 16) / 255;
    return [part(0), part(1), part(2)];
  }
  const kind = /^(rgba?|color)\((?:srgb)?/.exec(text);
  const parts = kind && text.slice(kind[0].length).match(/-?[\d.]+(?:e-?\d+)?/g)?.map((part) => Number(part) / (kind[1] === 'color' ? 1 : 255));
  return parts && parts.length >= 3 ? [parts[0] as number, parts[1] as number, parts[2] as number] : undefined;
}

/** Writes a colour so that every browser reads it. */
export function writeColour(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`;
}

/** Contrast by WCAG 2: from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(toLinear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From sRGB, by Björn Ottosson's matrices. */
export function toOklch(rgb: Rgb): Oklch {
  const [red, green, blue] = rgb.map(toLinear) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  return [lightness, Math.hypot(a, b), (Math.atan2(b, a) * 180) / Math.PI];
}

/** To sRGB, giving up chroma, and nothing else, until the screen can show it. */
export function fromOklch([lightness, chroma, hue]: Oklch): Rgb {
  for (let part = 1; part > 0; part -= 0.04) {
    const rgb = convert(lightness, chroma * part, hue);
    if (rgb.every((value) => value > -0.002 && value < 1.002)) return clip(rgb);
  }
  return clip(convert(lightness, 0, hue));
}

function convert(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    fromLinear(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    fromLinear(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

const clip = (rgb: Rgb) => rgb.map((part) => Math.min(1, Math.max(0, part))) as unknown as Rgb;
const toLinear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const fromLinear = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
