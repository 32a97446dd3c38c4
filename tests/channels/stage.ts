/**
 * What the shell lends to a channel's model, made of the core's real parts over the fake platform: a real outbox, real
 * half-typed text, real calls.
 *
 * Usage: `const stage = createStage({ port }); const model = createChatModel(stage.context, say); await stage.settle();`
 * Another tab: `createStage({ port, platform: stage.platform.openTab() })`; a later page: `stage.platform.reload()`.
 */
import { signal, type Signal } from '@preact/signals-core';
import type { ChannelContext, ChannelSettings } from '../../src/channels/channel.ts';
import { createCaller, createHalfTyped, createJourney, createOutbox, createSay, type Journey, type Outbox, type Phrases, type Say } from '../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../src/testing/index.ts';

export interface Stage<Port> {
  readonly platform: FakePlatform;
  readonly context: ChannelContext<Port>;
  readonly outbox: Outbox;
  readonly journey: Journey;
  readonly shown: Signal<boolean>;
  /** What was said to people who cannot see. */
  readonly announced: string[];
  readonly emitted: { readonly event: string; readonly detail: unknown }[];
  /** How often the model said that the visitor has engaged. */
  engagements(): number;
  advance(ms: number): Promise<void>;
  settle(): Promise<void>;
  /** Puts away what the stage made; the model is the test's. */
  dispose(): void;
}

export interface StageOptions<Port> {
  readonly port: Port;
  readonly platform?: FakePlatform;
  readonly shown?: boolean;
  readonly locale?: string;
  readonly settings?: Partial<ChannelSettings>;
}

export function createStage<Port>({ port, platform = createFakePlatform(), shown = true, locale = 'en-GB', settings = {} }: StageOptions<Port>): Stage<Port> {
  const journey = createJourney({ locale, timeZone: 'Europe/London', page: { url: 'https://shop.example/bags/7?utm=x', title: 'Bags' } });
  const { call, dispose } = createCaller({ platform, context: journey.context });
  const outbox = createOutbox({ platform, makeCall: call, key: 'outbox', context: journey.context });
  const isShown = signal(shown);
  const announced: string[] = [];
  const emitted: { event: string; detail: unknown }[] = [];
  let engagements = 0;
  return {
    platform,
    outbox,
    journey,
    shown: isShown,
    announced,
    emitted,
    engagements: () => engagements,
    advance: (ms) => platform.advance(ms),
    settle: () => platform.settle(),
    dispose() {
      outbox.dispose();
      dispose();
    },
    context: {
      port,
      platform,
      outbox,
      journey,
      locale: signal(locale),
      language: signal(locale),
      shown: isShown,
      settings: { shop: 'Harbour Goods', ...settings },
      call: (signal) => call({ signal }),
      halfTyped: (name) => createHalfTyped({ platform, key: `half-typed:${name}` }),
      announce: (text) => void announced.push(text),
      emit: (event, detail) => void emitted.push({ event, detail }),
      engaged: () => void engagements++,
    },
  };
}

/** Says a room's phrases in English. */
export function sayOf<Words extends Phrases>(phrases: Words): Say<Words> {
  return createSay<Words>({ phrases, locale: 'en-GB' });
}
