/**
 * A colour as amounts of red, green and blue light, each from 0 to 1. Multiplying all three by the same number keeps the
 * hue, as the eye sees it, and mixing two is what light itself does.
 */
export type Light = readonly [red: number, green: number, blue: number];

/** Reads a colour as browsers compute it: `rgb(…)` or `color(srgb …)`. Opacity is ignored. */
export function readColour(text: string): Light | undefined {
  const parts = /^(rgb|color\(srgb )/.test(text) && text.match(/-?[\d.]+(e-?\d+)?/g);
  const most = text.startsWith('c') ? 1 : 255;
  return parts && parts.length > 2 ? each((index) => toLight(Number(parts[index]) / most)) : undefined;
}

/** Writes a colour so that every browser reads it. */
export function writeColour(light: Light): string {
  return `rgb(${light.map((level) => Math.round(fromLight(level) * 255)).join()})`;
}

/** How bright it is by WCAG 2, from 0 to 1. Contrast is a matter of this alone. */
export function luminance([red, green, blue]: Light): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The same hue, as bright as wished: brighter by more of the same light, and only when a screen has no more by white. */
export function withLuminance(light: Light, wished: number): Light {
  const own = luminance(light);
  const scale = Math.min(wished / (own || 1), 1 / (Math.max(...light) || 1));
  // White itself needs none of it.
  const white = (wished - own * scale) / (1 - own * scale) || 0;
  return each((index) => light[index] * scale * (1 - white) + white);
}

/**
 * A grey as bright as wished with a breath of the hue: no channel is further than `most` from the grey. In the steps of a
 * screen, since a breath of orange light looks pink.
 */
export function tint(light: Light, wished: number, most: number): Light {
  const [own, grey] = [fromLight(luminance(light)), fromLight(wished)];
  const furthest = Math.max(...light.map((level) => Math.abs(fromLight(level) - own)));
  const share = Math.min(1, most / (furthest || 1));
  return withLuminance(each((index) => toLight(grey + (fromLight(light[index]) - own) * share)), wished);
}

const each = (make: (index: 0 | 1 | 2) => number): Light => [make(0), make(1), make(2)];
const toLight = (part: number) => (part > 0.04045 ? ((Math.min(1, part) + 0.055) / 1.055) ** 2.4 : Math.max(0, part) / 12.92);
const fromLight = (level: number) => (level > 0.0031308 ? 1.055 * level ** (1 / 2.4) - 0.055 : level * 12.92);
