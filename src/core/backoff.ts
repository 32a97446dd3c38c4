/** How waits between attempts grow. */
export const backoff = {
  /** The first wait lies between 0 and this. */
  firstMs: 500,
  /** No wait of ours is longer than this; a backend may ask for more. */
  mostMs: 30_000,
  /** A line that lasted this long was a good one: the next wait is a first one again. */
  calmMs: 30_000,
} as const;

/**
 * How long to wait after `failures` failures in a row: anywhere between nothing and twice as long as the time before.
 * The whole span is random ("full jitter"), because ten thousand widgets that lost the same server must not come back
 * in step.
 */
export function jitter(random: () => number, failures: number): number {
  return random() * Math.min(backoff.mostMs, backoff.firstMs * 2 ** failures);
}
