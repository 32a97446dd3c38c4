import type { Claims } from './harness.ts';
import type { Stage } from './stage.ts';

/** One test of the suite. Its name is what a skip names, so it is part of the contract. */
export interface Case {
  readonly name: string;
  /** Only for adapters that claim this: `chat`, or a part of it such as `chat.dial`. */
  readonly claim: string;
  run(stage: Stage): Promise<void>;
}

/** Whether an adapter claims a channel or a part of it. */
export function isClaimed(claims: Claims, claim: string): boolean {
  const [channel = '', part] = claim.split('.');
  const parts = claims[channel as keyof Claims];
  return parts !== undefined && (part === undefined || (parts as readonly string[]).includes(part));
}

/** Text that has been lost or mangled by one backend or another. */
export const awkwardTexts = [
  'Is this shoe true to size?\n\nI usually take a 42.',
  '👩‍👩‍👧‍👦 Grüße, 配送はいつですか',
  'שלום, متى يصل طلبي؟',
  '<img src=x onerror=alert(1)> & "quotes" \'single\' &amp; {{slots}} ${x}',
  'foo:bar ~1 -minus +plus *star ^2 \\ back',
] as const;
