// Paths adapted from Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Icons and Contributors.
// Circles and rectangles are written as arcs so that every icon is one path. The paths are in `icons/`.

/**
 * A path on a grid of 24, drawn with a line of 2 and round ends. What points along the line of text turns round where text
 * runs from right to left.
 */
export type Drawing = string | { readonly turning: string };

/** A line drawing in the colour of the text around it. Decoration only: what it means must be said in words. */
export function Icon({ drawing, size = 20 }: { readonly drawing: Drawing; readonly size?: number }) {
  const turns = typeof drawing === 'object';
  return (
    <svg
      class={turns ? 'db-icon db-turns' : 'db-icon'}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={turns ? drawing.turning : drawing} />
    </svg>
  );
}
