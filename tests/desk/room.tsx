import { cleanup, render, screen } from '@testing-library/preact';
import { createSay } from '../../src/core/text.ts';
import type { Alerts } from '../../src/desk/browser/alerts.ts';
import type { ThemeChoice } from '../../src/desk/browser/theme.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { createFormat } from '../../src/desk/format.ts';
import { en, type DeskWords } from '../../src/desk/text/en.ts';
import { App } from '../../src/desk/views/app.tsx';
import { signal } from '@preact/signals';
import { createFakeWorld, type FakeWorld } from './fake-world.ts';
import { until } from './until.ts';

export const say = createSay<DeskWords>({ phrases: en, locale: 'en-GB' });
export const format = createFormat({ locale: 'en-GB', words: { now: 'now', today: 'Today', yesterday: 'Yesterday' } });

/** Draws the whole desk, real models included, over a world a test holds. */
export function openRoom(world: FakeWorld = createFakeWorld()) {
  const desk = createDesk(world);
  const alerts: Alerts = { notifying: signal('off'), sounding: signal(false), notify: async () => {}, sound: () => {}, tell: () => {}, dispose: () => {} };
  const theme: ThemeChoice = { theme: signal('auto'), choose: () => {}, dispose: () => {} };
  render(<App view={{ desk, say, format, theme, alerts, origin: world.base }} />);
  const started = desk.session.resume();
  return {
    desk,
    world,
    started,
    /** Waits for the list, then opens one of it as a person does. */
    async open(name: string) {
      (await screen.findByRole('link', { name: new RegExp(name) })).click();
      await until(() => {
        if (desk.open.value?.state.value.is !== 'ready') throw new Error('not read yet');
      });
    },
    close() {
      cleanup();
      desk.dispose();
    },
  };
}

export type Room = ReturnType<typeof openRoom>;
